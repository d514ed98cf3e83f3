namespace MedScan.Tracking.Spool;

/// <summary>The server takes nothing of this run, whatever is sent.</summary>
internal sealed class RunRefusedException(string message, Exception? inner = null) : Exception(message, inner);
