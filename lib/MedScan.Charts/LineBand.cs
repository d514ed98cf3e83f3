namespace MedScan.Charts;

/// <summary>A shaded range around a line, such as a confidence interval.</summary>
/// <param name="Lower">Lower end at each point of the line.</param>
/// <param name="Upper">Upper end at each point of the line.</param>
public sealed record LineBand(IReadOnlyList<double> Lower, IReadOnlyList<double> Upper);
