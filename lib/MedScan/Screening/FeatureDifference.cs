namespace MedScan.Screening;

/// <summary>A property in which an image differs from the training images.</summary>
/// <param name="Property">brightness, edges, layout, border, symmetry, color or size.</param>
/// <param name="Share">Its share of the squared distance, 0 to 1.</param>
public sealed record FeatureDifference(string Property, double Share);
