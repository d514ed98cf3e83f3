using MedScan.Imaging;

namespace MedScan.Auditing;

/// <summary>How a data set is audited.</summary>
public sealed record AuditOptions
{
    /// <summary>Whether pictures are compared with each other, which costs about as much again as decoding them. Identical files and
    /// identical pixels are found in any case.</summary>
    public bool NearDuplicates { get; init; } = true;

    /// <summary>Width x height above which a file counts as unreadable.</summary>
    public long MaxPixels { get; init; } = DecodeOptions.DefaultMaxPixels;
}
