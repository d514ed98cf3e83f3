namespace MedScan.Imaging.Dicom;

/// <summary>Attributes that the newer multi-frame objects keep per frame (PS3.3, C.7.6.16).</summary>
internal static class FrameAttributes
{
    /// <summary>The item of a sequence in the frame's functional groups, else in those that all frames share; null when there is none.</summary>
    public static DicomDataset? Find(DicomDataset elements, uint sequence, int frame)
    {
        IReadOnlyList<DicomDataset> frames = elements[DicomTag.PerFrameFunctionalGroupsSequence]?.Items ?? [];
        return (frame <= frames.Count ? frames[frame - 1].FirstItem(sequence) : null)
            ?? elements.FirstItem(DicomTag.SharedFunctionalGroupsSequence)?.FirstItem(sequence);
    }
}
