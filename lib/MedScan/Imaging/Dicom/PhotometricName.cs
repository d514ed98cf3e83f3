namespace MedScan.Imaging.Dicom;

/// <summary>DICOM's names of what samples mean.</summary>
internal static class PhotometricName
{
    /// <returns>Null where the name is unknown or does not go with the number of samples.</returns>
    public static Photometric? Parse(string text, int samples) => (text, samples) switch
    {
        ("MONOCHROME2", 1) => Photometric.Grey,
        ("MONOCHROME1", 1) => Photometric.InvertedGrey,
        ("PALETTE COLOR", 1) => Photometric.Palette,
        ("RGB" or "YBR_RCT" or "YBR_ICT", 3) => Photometric.Rgb,
        ("YBR_FULL", 3) => Photometric.Ybr,
        ("YBR_FULL_422", 3) => Photometric.Ybr422,
        _ => null,
    };
}
