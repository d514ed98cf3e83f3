namespace MedScan.Training.Tracking;

/// <summary>No tracked run, or more than one, is what was asked for.</summary>
/// <param name="text">What was asked for.</param>
/// <param name="problem">Why it does not lead to one run, as a sentence that begins small.</param>
public sealed class RunNotFoundException(string text, string problem) : MedScanException($"Run '{text}': {problem}");
