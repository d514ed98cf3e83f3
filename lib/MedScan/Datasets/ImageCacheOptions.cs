using MedScan.Imaging;

namespace MedScan.Datasets;

/// <summary>Where decoded images are kept and how they are made.</summary>
public sealed record ImageCacheOptions
{
    /// <summary>The folder of the cache files; created when absent. Deleting it costs only the time to decode again.</summary>
    public string Directory { get; init; } = Path.Combine("data", "processed");

    /// <summary>What happens when a file cannot be decoded.</summary>
    public OnBadImage OnBadImage { get; init; } = OnBadImage.Fail;

    /// <summary>Width x height above which a file counts as faulty, at least 1.</summary>
    public long MaxPixels { get; init; } = DecodeOptions.DefaultMaxPixels;

    /// <summary>Threads that decode; 0 for one per processor.</summary>
    public int Workers { get; init; }
}
