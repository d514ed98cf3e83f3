namespace MedScan.Cards.Unpacking;

/// <summary>How much an archive may hold. An archive bomb breaks one of them before it hurts.</summary>
internal sealed record UnpackLimits
{
    /// <summary>Files and folders.</summary>
    public int MostEntries { get; init; } = 5_000_000;

    /// <summary>Bytes of one file.</summary>
    public long LargestFile { get; init; } = 8L << 30;

    /// <summary>Bytes of all files that are unpacked.</summary>
    public long MostBytes { get; init; } = 1L << 40;

    /// <summary>Times the archive's own size. Compressed images shrink by little, tables and raw pixels by less than this.</summary>
    public double LargestRatio { get; init; } = 200;

    /// <summary>Below so many bytes the ratio is not looked at.</summary>
    public long RatioFrom { get; init; } = 64L << 20;
}
