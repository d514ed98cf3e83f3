namespace MedScan.TrackingServer.Runs;

/// <summary>A run that was found to be active, in the transaction at hand.</summary>
internal readonly record struct ActiveRun(string Id, long ExperimentId);
