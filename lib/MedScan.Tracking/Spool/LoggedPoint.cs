namespace MedScan.Tracking.Spool;

/// <summary>One metric point; its time is fixed when it is logged, so that sending it twice stores it once.</summary>
/// <remarks><c>Time</c>: Milliseconds since 1970, UTC.</remarks>
internal readonly record struct LoggedPoint(string Name, double Value, long Time, long Step);
