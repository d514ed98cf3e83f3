namespace MedScan.Sweeps.Storage;

/// <summary>A value that a running trial reported.</summary>
/// <param name="Number">The trial.</param>
/// <param name="Step">After how many steps.</param>
/// <param name="Value">The value; may be not-a-number.</param>
public sealed record TrialReport(int Number, int Step, double Value);
