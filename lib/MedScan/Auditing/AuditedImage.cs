using MedScan.Datasets;

namespace MedScan.Auditing;

/// <summary>An image that a finding is about.</summary>
/// <param name="SampleIndex">Position in <see cref="ImageDataset.Samples"/>.</param>
/// <param name="Path">The sample's path.</param>
/// <param name="Class">Name of its class.</param>
/// <param name="Split">Its split.</param>
/// <param name="Note">What the finding says of this image alone, for people; null = nothing.</param>
public sealed record AuditedImage(int SampleIndex, string Path, string Class, DataSplit Split, string? Note = null);
