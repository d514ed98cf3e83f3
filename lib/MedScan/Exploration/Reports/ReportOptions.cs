namespace MedScan.Exploration.Reports;

/// <summary>What a report shows.</summary>
public sealed record ReportOptions
{
    /// <summary>Images of each class on its sample sheet, 0 to 100.</summary>
    public int SamplesPerClass { get; init; } = 8;

    /// <summary>Images that are shown of each kind of outlier, 0 to 100; all are listed.</summary>
    public int OutliersPerKind { get; init; } = 8;

    /// <summary>Longer side of these images in pixels, 16 to 1024.</summary>
    public int ThumbnailSize { get; init; } = 128;

    /// <summary>Decides which images stand on the sample sheets.</summary>
    public int Seed { get; init; } = 7;
}
