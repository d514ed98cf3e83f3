using MedScan.Imaging;

namespace MedScan.Datasets;

/// <summary>An image of the data set that cannot be used.</summary>
/// <param name="SampleIndex">Position in <see cref="ImageDataset.Samples"/>.</param>
/// <param name="Path">The sample's path.</param>
/// <param name="Fault">The kind of failure.</param>
/// <param name="Reason">The decoder's message, which names the file.</param>
public sealed record SkippedImage(int SampleIndex, string Path, ImageFault Fault, string Reason);
