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
    public static string? Read(RequestFields fields)
    {
        if (!fields.Has("status"))
            return null;
        if (fields.IsNumber("status"))
        {
            var number = fields.RequiredInteger("status");
            return number >= 1 && number <= All.Length ? All[number - 1] : throw Unknown($"{number}");
        }

        var name = fields.OptionalString("status")!;
        return All.Contains(name) ? name : throw Unknown(PythonText.Json(name));
    }

    private static ApiException Unknown(string value) =>
        ApiException.Invalid($"Invalid value {value} for parameter 'status' supplied. It must be one of {PythonText.List(All)}.");
}
