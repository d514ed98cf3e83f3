namespace MedScan.Exploration;

/// <summary>How large the readable images are.</summary>
public sealed record SizeSummary
{
    /// <summary>All sizes that occur, the commonest first.</summary>
    public required IReadOnlyList<SizeCount> Sizes { get; init; }

    /// <summary>Columns.</summary>
    public required Distribution Widths { get; init; }

    /// <summary>Rows.</summary>
    public required Distribution Heights { get; init; }

    /// <summary>Width divided by height.</summary>
    public required Distribution AspectRatios { get; init; }

    /// <summary>Bytes per file, or per row of an array.</summary>
    public required Distribution Bytes { get; init; }

    /// <summary>The image with the fewest pixels; of several the first in the data set's order, as below.</summary>
    public required ImageFacts Smallest { get; init; }

    /// <summary>The image with the most pixels.</summary>
    public required ImageFacts Largest { get; init; }

    /// <summary>The image with the lowest aspect ratio.</summary>
    public required ImageFacts Tallest { get; init; }

    /// <summary>The image with the highest aspect ratio.</summary>
    public required ImageFacts Widest { get; init; }

    /// <param name="images">At least one, in the data set's order.</param>
    internal static SizeSummary Of(IReadOnlyList<ImageFacts> images) => new()
    {
        Sizes =
        [
            .. images.CountBy(image => (image.Width, image.Height))
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
                .Select(pair => new SizeCount(pair.Key.Width, pair.Key.Height, pair.Value)),
        ],
        Widths = Distribution.Of([.. images.Select(image => (double)image.Width)]),
        Heights = Distribution.Of([.. images.Select(image => (double)image.Height)]),
        AspectRatios = Distribution.Of([.. images.Select(image => image.AspectRatio)]),
        Bytes = Distribution.Of([.. images.Select(image => (double)image.Bytes)]),
        Smallest = images.MinBy(image => image.Pixels)!,
        Largest = images.MaxBy(image => image.Pixels)!,
        Tallest = images.MinBy(image => image.AspectRatio)!,
        Widest = images.MaxBy(image => image.AspectRatio)!,
    };
}
