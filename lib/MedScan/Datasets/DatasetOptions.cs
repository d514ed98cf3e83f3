using MedScan.Imaging;

namespace MedScan.Datasets;

/// <summary>How files become samples.</summary>
public sealed record DatasetOptions
{
    /// <summary>Which way NIfTI volumes are cut into slices, each a sample.</summary>
    public SliceAxis SliceAxis { get; init; } = SliceAxis.Axial;
}
