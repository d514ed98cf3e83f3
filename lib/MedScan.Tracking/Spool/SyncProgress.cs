namespace MedScan.Tracking;

/// <summary>How far a sync is.</summary>
/// <param name="Run">Number of the run being sent, from 1.</param>
/// <param name="Runs">Number of runs to send.</param>
/// <param name="RunName">Name of that run, or of its folder where it has none.</param>
/// <param name="ItemsSent">Points, parameters, tags, data sets and artifacts of that run that the server has taken.</param>
public sealed record SyncProgress(int Run, int Runs, string RunName, long ItemsSent);
