using System.Collections.Concurrent;
using MedScan.Tracking;

namespace MedScan.Training.Tracking;

/// <summary>Opens a run at a place, or in the spool where the place cannot be reached; never throws for a reason of the outside world.</summary>
internal sealed class RunOpening(TrackerOptions options)
{
    private const string ExperimentVariable = "MLFLOW_EXPERIMENT_NAME";
    private readonly ConcurrentQueue<string> _problems = new();

    public string ExperimentName { get; private set; } = "";

    /// <summary>Where the server is; null where there is none.</summary>
    public Uri? Address { get; private set; }

    public void Add(string problem) => _problems.Enqueue(problem);

    /// <param name="wanted">What the run is called; experiment, server and spool are filled in.</param>
    /// <param name="dataSet">Name of the data set.</param>
    /// <returns>Null where not even the spool can be written, or the server refuses the run.</returns>
    public async Task<TrackedRun?> TryOpenAsync(TrackedRunOptions wanted, string? dataSet)
    {
        ExperimentName = wanted.ExperimentName ?? options.ExperimentName
            ?? (Environment.GetEnvironmentVariable(ExperimentVariable) is { Length: > 0 } name ? name : dataSet ?? "Default");
        wanted = wanted with
        {
            ExperimentName = ExperimentName,
            SpoolFolder = options.Place.SpoolFolder,
            TimeProvider = options.TimeProvider,
            FinishPatience = options.FinishPatience,
            OnWarning = warning =>
            {
                // That something waits is said once, at the end, and only if it still does.
                if (warning.Kind is not (RunWarningKind.ServerAway or RunWarningKind.ServerBack))
                    Add(warning.Message);
            },
        };
        try
        {
            Address = await options.Connect(CancellationToken.None).ConfigureAwait(false);
            wanted = wanted with { TrackingUri = Address };
        }
        catch (Exception exception)
        {
            Add($"The tracking server cannot be started, so that the run is kept in the spool: {exception.Message}");
            wanted = wanted with { IsOffline = true };
        }

        try
        {
            return await TrackedRun.StartAsync(wanted, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TrackingException or IOException or UnauthorizedAccessException)
        {
            Add($"The run is not tracked: {exception.Message}");
            return null;
        }
    }

    public TrackingOutcome Outcome(RunResult? result) => new()
    {
        Place = options.Place.WithoutPassword,
        ExperimentName = result is null ? null : ExperimentName,
        RunId = result?.RunId,
        WaitsIn = result?.WaitsIn,
        Problems = [.. _problems.Distinct()],
    };
}
