using MedScan.Cli.Display;
using MedScan.Metrics;
using MedScan.TrackingServer;
using MedScan.Training;
using MedScan.Training.Reports;
using MedScan.Training.Tracking;

namespace MedScan.Cli.Tracking;

/// <summary>The tracking of one command: the place, and the server that is started when there is something to track.</summary>
/// <param name="place">Where.</param>
internal sealed class CommandTracking(TrackingPlace place) : IAsyncDisposable
{
    private EmbeddedServer? _server;

    /// <summary>Chooses the place.</summary>
    /// <param name="option">What was written after <c>--tracking</c>.</param>
    /// <param name="run">The folder of a run that goes on or is measured; null for a new one.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<CommandTracking> ChooseAsync(string? option, string? run = null, CancellationToken cancellation = default)
    {
        RunLink? link = run is null ? null : await RunLink.ReadAsync(run, cancellation).ConfigureAwait(false);
        return new CommandTracking(TrackingPlace.Choose(option, link?.TrackingUri, Environment.GetEnvironmentVariable(TrackingOption.Variable)));
    }

    /// <summary>How the library tracks; null when tracking is off.</summary>
    public TrackerOptions? Options => place is TrackingPlace.Off ? null : new TrackerOptions
    {
        Place = place,
        Connect = ConnectAsync,
        RunId = Environment.GetEnvironmentVariable(TrackingOption.RunVariable) is { Length: > 0 } run ? run : null,
    };

    /// <summary>Where to look at what was tracked; null where nothing was.</summary>
    public string? Description { get; private set; }

    /// <summary>Runs an experiment, tracked or not.</summary>
    /// <param name="experiment">Given the receiver of its reports.</param>
    /// <param name="progress">Told of each report, too.</param>
    /// <param name="tell">Told at the end what a person should know about the tracking, a line each.</param>
    public async Task<ExperimentResult> RunAsync(
        Func<IProgress<TrainingReport>, Task<ExperimentResult>> experiment, IProgress<TrainingReport> progress, Action<string> tell)
    {
        if (Options is not { } options)
            return await experiment(progress).ConfigureAwait(false);
        ExperimentTracker tracker = new(options);
        try
        {
            return await tracker.TrackAsync(experiment, progress).ConfigureAwait(false);
        }
        finally
        {
            if (tracker.Outcome is { } outcome)
                Tell(outcome, tell);
        }
    }

    /// <summary>Tracks a finished evaluation, unless tracking is off.</summary>
    /// <param name="report">What was measured.</param>
    /// <param name="data">Path of the data set.</param>
    /// <param name="checkpoint">What was measured with.</param>
    /// <param name="tell">Told what a person should know about the tracking, a line each.</param>
    public async Task WriteAsync(ClassificationReport report, string data, string checkpoint, Action<string> tell)
    {
        if (Options is { } options)
        {
            RunLink? training = await RunLink.ReadAsync(checkpoint).ConfigureAwait(false);
            Tell(await EvaluationTracker.WriteAsync(options, report, data, training).ConfigureAwait(false), tell);
        }
    }

    /// <summary>What went wrong, and what still waits.</summary>
    private void Tell(TrackingOutcome outcome, Action<string> tell)
    {
        if (outcome.RunId is { } id)
        {
            string look = place switch
            {
                TrackingPlace.Server => outcome.Place,
                _ when IsDefault => "./medscan ui",
                _ => $"./medscan ui --store {outcome.Place}",
            };
            Description = $"{outcome.ExperimentName}/{RunText.ShortId(id)}; see it with: {look}";
        }

        foreach (string problem in outcome.Problems)
            tell($"Tracking: {problem}");
        if (outcome.WaitsIn is { } folder)
            tell($"Tracking: not all records have reached {outcome.Place}; they wait in {folder}. `./medscan runs sync{Choice()}` sends them.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
    }

    private bool IsDefault => place.WithoutPassword == TrackingPlace.Default.WithoutPassword;

    // The command that is shown reaches the same place.
    private string Choice() => IsDefault ? "" : $" --tracking {place.WithoutPassword}";

    private async Task<Uri> ConnectAsync(CancellationToken cancellation)
    {
        if (place is TrackingPlace.Server remote)
            return remote.Address;
        _server = await StoreServer.StartAsync((TrackingPlace.Store)place, cancellation: cancellation).ConfigureAwait(false);
        return _server.Address;
    }
}
