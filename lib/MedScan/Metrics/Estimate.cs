namespace MedScan.Metrics;

/// <summary>A measured value with its 95 % bootstrap interval.</summary>
/// <param name="Value">The value on the whole sample; null where it is undefined, such as the precision of a class never predicted.</param>
/// <param name="Lower">Lower end of the interval; null where there is none (see <see cref="BootstrapInterval"/>).</param>
/// <param name="Upper">Upper end of the interval; null exactly where <paramref name="Lower"/> is.</param>
public sealed record Estimate(double? Value, double? Lower = null, double? Upper = null);
