namespace MedScan.Tracking.Protocol;

/// <summary>Words and times of the protocol as values, and back. A word of a newer server becomes the enum's Unknown.</summary>
internal static class ProtocolText
{
    private static readonly long FirstMillisecond = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Any 64-bit number may be stored as a time; one beyond the calendar becomes the calendar's end.</summary>
    public static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } value
        ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(value, FirstMillisecond, LastMillisecond))
        : null;

    public static LifecycleStage Stage(string? text) => text switch
    {
        "active" => LifecycleStage.Active,
        "deleted" => LifecycleStage.Deleted,
        _ => LifecycleStage.Unknown,
    };

    public static RunStatus Status(string? text) => text switch
    {
        "RUNNING" => RunStatus.Running,
        "SCHEDULED" => RunStatus.Scheduled,
        "FINISHED" => RunStatus.Finished,
        "FAILED" => RunStatus.Failed,
        "KILLED" => RunStatus.Killed,
        _ => RunStatus.Unknown,
    };

    public static string Text(RunStatus status) => status switch
    {
        RunStatus.Running => "RUNNING",
        RunStatus.Scheduled => "SCHEDULED",
        RunStatus.Finished => "FINISHED",
        RunStatus.Failed => "FAILED",
        RunStatus.Killed => "KILLED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Expected Running, Scheduled, Finished, Failed or Killed."),
    };

    public static string Text(ViewType view) => view switch
    {
        ViewType.ActiveOnly => "ACTIVE_ONLY",
        ViewType.DeletedOnly => "DELETED_ONLY",
        ViewType.All => "ALL",
        _ => throw new ArgumentOutOfRangeException(nameof(view), view, "Expected ActiveOnly, DeletedOnly or All."),
    };

    public static ModelVersionStatus VersionStatus(string? text) => text switch
    {
        "READY" => ModelVersionStatus.Ready,
        "PENDING_REGISTRATION" => ModelVersionStatus.PendingRegistration,
        "FAILED_REGISTRATION" => ModelVersionStatus.FailedRegistration,
        _ => ModelVersionStatus.Unknown,
    };
}
