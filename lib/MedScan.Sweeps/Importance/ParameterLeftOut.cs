namespace MedScan.Sweeps.Importance;

/// <summary>A parameter whose importance is not known.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record ParameterLeftOut(string Parameter, string Reason);
