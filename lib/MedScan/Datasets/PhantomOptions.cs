namespace MedScan.Datasets;

/// <summary>How many phantom slices are drawn, how large, and which.</summary>
public sealed record PhantomOptions
{
    /// <summary>Side of the square images in pixels, 32 to 1024.</summary>
    public int ImageSize { get; init; } = 128;

    /// <summary>Images of all classes in training and test together, 40 to 1,000,000.</summary>
    public int Count { get; init; } = 1000;

    /// <summary>Share of each class that goes to the test folder, 0.05 to 0.5.</summary>
    public double TestFraction { get; init; } = 0.2;

    /// <summary>Another seed draws other heads.</summary>
    public int Seed { get; init; } = 7;
}
