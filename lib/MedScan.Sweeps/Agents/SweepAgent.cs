using System.Globalization;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Agents;

/// <summary>Works on a study by running a program for each trial, and reads from what it prints how the trial stands.</summary>
/// <remarks>The program prints an object of JSON in a line for each report, such as <c>{"epoch": 3, "validation_loss": 0.41}</c>;
/// lines without the metric are kept in the log only. The program of a trial that is pruned or handed back gets SIGTERM, and SIGKILL
/// when it takes too long; so does each when this process dies by itself. The trial fails when the program's exit code is not 0 or it
/// never printed the metric.</remarks>
/// <param name="options">What to run.</param>
public sealed class SweepAgent(SweepAgentOptions options)
{
    // What ends an agent, such as Ctrl-C or a scheduler, often sends its signal to the agent's programs as well, and they may be the
    // first to end, with whatever exit code they have for that.
    private static readonly TimeSpan SignalSpread = TimeSpan.FromSeconds(2);

    // What OpenMP, and with it PyTorch, NumPy and MedScan, goes by.
    private const string ThreadsVariable = "OMP_NUM_THREADS";

    /// <summary>Runs trials until there are enough.</summary>
    /// <param name="study">The study.</param>
    /// <param name="count">How many to run; null until the study has all its trials or is stopped.</param>
    /// <param name="parallelism">How many to run at the same time. The programs of several share the processors: unless it is set already,
    /// <c>OMP_NUM_THREADS</c> tells each how many threads it may use, since programs that use all of them hold each other up.</param>
    /// <param name="cancellation">Ends the programs that run; their trials are handed back.</param>
    /// <returns>When it is over.</returns>
    /// <exception cref="SweepException">The first trials all failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task RunAsync(Study study, int? count = null, int parallelism = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        TrialGuard? guard = OperatingSystem.IsWindows() ? null : TrialGuard.Start(options.HandBackPatience);
        try
        {
            await study.OptimizeAsync(trial => RunAsync(study, trial, parallelism, guard), count, parallelism, cancellation: cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (guard is not null)
                await guard.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<TrialResult> RunAsync(Study study, Trial trial, int parallelism, TrialGuard? guard)
    {
        foreach ((string name, Distribution distribution) in options.Space.Parameters)
            trial.Suggest(name, distribution);
        string? log = options.LogFolder is null ? null : Path.Combine(options.LogFolder, string.Create(CultureInfo.InvariantCulture, $"trial-{trial.Number:0000}.log"));
        TrialProcess process = TrialProcess.Start(options.Command(trial.Parameters), options, EnvironmentOf(trial, parallelism), log, guard);
        await using (process.ConfigureAwait(false))
        {
            try
            {
                return await FollowAsync(study, trial, process, log is null ? "" : $" Its output is in {log}.").ConfigureAwait(false);
            }
            catch
            {
                await process.EndAsync(options.HandBackPatience).ConfigureAwait(false);
                throw;
            }
        }
    }

    private Dictionary<string, string> EnvironmentOf(Trial trial, int parallelism)
    {
        Dictionary<string, string> variables = [];
        if (parallelism > 1 && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ThreadsVariable)))
            variables[ThreadsVariable] = Math.Max(1, Environment.ProcessorCount / parallelism).ToString(CultureInfo.InvariantCulture);
        foreach ((string name, string value) in options.Environment?.Invoke(trial) ?? new Dictionary<string, string>())
            variables[name] = value;
        return variables;
    }

    private async Task<TrialResult> FollowAsync(Study study, Trial trial, TrialProcess process, string where)
    {
        List<double> values = [];
        int last = 0;
        await foreach (string line in process.ReadLinesAsync(trial.Cancellation).ConfigureAwait(false))
        {
            if (MetricLine.Find(line, options.Metric) is not { } metric)
                continue;
            values.Add(metric.Value);
            last = metric.Step ?? last + 1;
            if (!await trial.ReportAsync(metric.Value, last).ConfigureAwait(false))
                continue;
            await process.EndAsync(options.Patience).ConfigureAwait(false);
            return trial.Prune();
        }
        int code = await process.WaitAsync(trial.Cancellation).ConfigureAwait(false);
        if (code != 0)
            await Task.Delay(SignalSpread, trial.Cancellation).ConfigureAwait(false);
        if (code != 0)
            return TrialResult.Fail($"The program ended with exit code {code}.{where}\n{process.Errors}");
        if (values.Count == 0)
            return TrialResult.Fail($"The program ended well, but printed no line of JSON with '{options.Metric}'.{where}");
        return options.Summary == MetricSummary.Best ? study.Directions[0].BestOf(values) : values[^1];
    }
}
