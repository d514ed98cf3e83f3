namespace MedScan.Datasets;

/// <summary>What the DICOM files of a data set tell about persons, by attributes whose values name a patient, a physician, a
/// hospital or a visit, and by BurnedInAnnotation where it is YES.</summary>
/// <remarks>The attributes are the most direct ones of those that DICOM PS3.15, table E.1-1 removes; a data set without any of them is
/// not thereby anonymous. Blank values and words such as ANONYMOUS do not count, nor do PatientName and PatientID of a file that says
/// that its patient's identity was removed, because there they are pseudonyms. Pixels are not searched for text.</remarks>
/// <param name="Files">DICOM files that have at least one of them.</param>
/// <param name="DicomFiles">All DICOM files.</param>
/// <param name="Counts">Files per attribute, the most frequent first, of equals the more direct, under the attribute's keyword in DICOM.</param>
public sealed record IdentifyingTags(int Files, int DicomFiles, IReadOnlyList<KeyValuePair<string, int>> Counts)
{
    private const int ShownTags = 3;

    /// <summary>Of a data set without DICOM files.</summary>
    public static IdentifyingTags None { get; } = new(0, 0, []);

    /// <summary>One sentence for whoever handles the files; null where no file has such an attribute.</summary>
    public string? Warning
    {
        get
        {
            if (Files == 0)
                return null;
            string names = string.Join(", ", Counts.Take(ShownTags).Select(tag => tag.Key));
            string more = Counts.Count > ShownTags ? $" and {Counts.Count - ShownTags} more" : string.Empty;
            return $"{Files} of {DicomFiles} DICOM files hold identifying attributes ({names}{more}): handle the files as patients' data.";
        }
    }
}
