namespace MedScan.Cli;

/// <summary>The command line cannot be followed, for a reason that the parser does not see.</summary>
internal sealed class UsageException(string message) : MedScanException(message);
