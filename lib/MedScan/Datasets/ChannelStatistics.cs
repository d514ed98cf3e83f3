namespace MedScan.Datasets;

/// <summary>Mean and spread of pixel values, scaled from [0, 255] to [0, 1].</summary>
/// <param name="Mean">Per channel: the mean over all pixels of all images.</param>
/// <param name="StandardDeviation">Per channel: the population standard deviation over the same pixels.</param>
public sealed record ChannelStatistics(IReadOnlyList<double> Mean, IReadOnlyList<double> StandardDeviation);
