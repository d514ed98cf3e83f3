namespace MedScan.Tracking.Spool;

/// <summary>How a run ended; the numbers are written to disk.</summary>
internal enum RunEnd : byte
{
    Finished = 1,
    Failed = 2,
    Killed = 3,
}
