namespace MedScan.Imaging;

/// <summary>Which way a volume is cut into images; by anatomy, whatever the order of the voxels in the file.</summary>
public enum SliceAxis
{
    /// <summary>Slices from the feet to the head, seen from the feet: anterior at the top, the patient's right at the left. Samples <c>#z</c>.</summary>
    Axial,

    /// <summary>Slices from the back to the front, seen from the front: the head at the top, the patient's right at the left. Samples <c>#y</c>.</summary>
    Coronal,

    /// <summary>Slices from the patient's left to the right: the head at the top, anterior at the left. Samples <c>#x</c>.</summary>
    Sagittal,
}
