namespace MedScan.Imaging;

/// <summary>Formats as a sentence names them.</summary>
internal static class ImageFormatName
{
    /// <summary>All that are read, for sentences that say what to use instead.</summary>
    public const string All = "JPEG, PNG, DICOM or NIfTI";

    /// <summary>The usual spelling.</summary>
    public static string Of(ImageFormat format) => format == ImageFormat.Nifti ? "NIfTI" : format.ToString().ToUpperInvariant();
}
