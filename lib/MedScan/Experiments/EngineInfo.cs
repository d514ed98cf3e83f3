namespace MedScan.Experiments;

/// <summary>The tensor engine a run was made with.</summary>
/// <param name="Name">Such as <c>libtorch</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Threads">Threads it computes with.</param>
public sealed record EngineInfo(string Name, string Version, int Threads);
