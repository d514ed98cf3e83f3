using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Runs;

/// <summary>The states a run can be in, as they are stored and sent.</summary>
internal static class RunStatus
{
    public const string Running = "RUNNING";

    // In the order of MLflow's numbers, which start with 1.
    private static readonly string[] All = [Running, "SCHEDULED", "FINISHED", "FAILED", "KILLED"];

    /// <summary>The status that a request names or numbers; null without one.</summary>
    /// <exception cref="ApiException">There is no such status.</exception>
    public static string? Read(RequestFields fields) => fields.Choice("status", All) is { } place ? All[place] : null;
}
