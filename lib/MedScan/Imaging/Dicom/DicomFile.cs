namespace MedScan.Imaging.Dicom;

/// <summary>A file whose elements up to the pixels have been read.</summary>
internal sealed class DicomFile
{
    /// <summary>How it is written.</summary>
    public required TransferSyntax Syntax { get; init; }

    /// <summary>The elements that describe the image.</summary>
    public required DicomDataset Elements { get; init; }

    /// <summary>Where the pixels are read from: the file, or what it unpacks to.</summary>
    public required ByteSource Source { get; init; }

    /// <summary>The pixels' place in <see cref="Source"/>; null for a file without pixels (a report, a plan, a directory).</summary>
    public required PixelElement? Pixels { get; init; }

    /// <summary>The identifying attributes that have a value, in the order of <see cref="IdentifyingTag"/>'s list.</summary>
    public required IReadOnlyList<string> IdentifyingTags { get; init; }

    /// <summary>The patient's group, see <see cref="PatientGroup"/>; null when the file names no patient.</summary>
    public required string? PatientGroup { get; init; }
}
