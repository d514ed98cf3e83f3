namespace MedScan.Sweeps.Importance;

/// <summary>How important a parameter is.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Share">Its part of what all parameters explain by themselves, from 0 to 1; all together have 1.</param>
public sealed record ParameterShare(string Parameter, double Share);
