using System.Globalization;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MedScan.Cli.Display.Sweeps;

/// <summary>Shows a sweep while an agent works on it: on a terminal a table that moves, elsewhere a line per trial that ended.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="metric">What a trial's value is called.</param>
/// <param name="limit">How many trials the sweep may have; null for any number.</param>
internal sealed class SweepDisplay(TextWriter output, string metric, long? limit) : StudyObserver
{
    private const int Latest = 10;

    private readonly Lock _gate = new();
    private volatile Study? _study;
    private volatile bool _isLive;

    /// <summary>Runs an agent and shows the study meanwhile.</summary>
    /// <param name="study">What the agent works on.</param>
    /// <param name="agent">The work.</param>
    public async Task ShowAsync(Study study, Func<Task> agent)
    {
        IAnsiConsole console = Terminal.On(output);
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi)
        {
            await agent().ConfigureAwait(false);
            return;
        }
        _isLive = true;
        await console.Live(await PictureAsync(study).ConfigureAwait(false)).AutoClear(false).StartAsync(async context =>
        {
            Task work = agent();
            while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1))).ConfigureAwait(false) != work)
                context.UpdateTarget(await PictureAsync(study).ConfigureAwait(false));
            context.UpdateTarget(await PictureAsync(study).ConfigureAwait(false));
            await work.ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    public override Task TrialStartedAsync(Trial trial)
    {
        _study = trial.Study;
        return Task.CompletedTask;
    }

    public override async Task TrialEndedAsync(FrozenTrial trial, TrialResult result, bool isOurs)
    {
        if (_isLive)
            return;
        string value = result is TrialResult.Completed { Values: var values } ? $", {metric} {string.Join(", ", values.Select(RunText.Number))}"
            : trial.Intermediate.Count > 0 ? $", {metric} {TrialText.Values(trial)} after step {TrialText.Step(trial)}" : "";
        string state = result switch
        {
            TrialResult.Completed => "completed",
            TrialResult.Pruned => "pruned",
            TrialResult.Failed failed => $"failed ({failed.Error.Split('\n')[0]})",
            _ => "handed back",
        };
        bool isBest = isOurs && result is TrialResult.Completed && _study is { Directions.Count: 1 } study
            && (await study.BestTrialAsync().ConfigureAwait(false))?.Number == trial.Number;
        lock (_gate)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trial {trial.Number} {state}{value}{(isBest ? " (best so far)" : "")}  [{TrialText.Parameters(trial.Parameters)}]"));
    }

    private async Task<IRenderable> PictureAsync(Study study)
    {
        IReadOnlyList<FrozenTrial> trials = await study.TrialsAsync().ConfigureAwait(false);
        return SweepTable.Of(study.Record, trials, metric, limit, Latest);
    }
}
