using MedScan.Imaging;

namespace MedScan.Screening;

/// <summary>How an <see cref="InputProfile"/> is learnt.</summary>
public sealed record ProfileOptions
{
    /// <summary>Share of images of the right kind that may be refused, above 0, at most 0.5. Less lets more foreign images pass.</summary>
    public double FalseRejectionRate { get; init; } = 0.01;

    /// <summary>Training images that are looked at and kept for comparison, 20 to 65536; of a larger set as many are
    /// drawn. Each takes 204 bytes.</summary>
    public int MaxReferences { get; init; } = 4096;

    /// <summary>Decides which images are drawn.</summary>
    public int Seed { get; init; }

    /// <summary>Width x height above which an image counts as unreadable.</summary>
    public long MaxPixels { get; init; } = DecodeOptions.DefaultMaxPixels;
}
