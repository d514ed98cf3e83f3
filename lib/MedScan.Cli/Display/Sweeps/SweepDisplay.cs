using System.Globalization;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MedScan.Cli.Display.Sweeps;

/// <summary>Shows a sweep while an agent works on it: on a terminal a table that moves, elsewhere a line per trial that ended.</summary>
/// <param name="output">Where it goes.</param>
internal sealed class SweepDisplay(TextWriter output) : StudyObserver
{
    private const int Latest = 10;

    private readonly Lock _gate = new();
    private volatile Sweep? _sweep;
    private volatile bool _isLive;

    /// <summary>Runs an agent and shows the sweep meanwhile.</summary>
    /// <param name="sweep">What the agent works on; this observes it.</param>
    /// <param name="agent">The work.</param>
    public async Task ShowAsync(Sweep sweep, Func<Task> agent)
    {
        _sweep = sweep;
        IAnsiConsole console = Terminal.On(output);
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi)
        {
            await agent().ConfigureAwait(false);
            return;
        }
        _isLive = true;
        await console.Live(await PictureAsync(sweep, console).ConfigureAwait(false)).AutoClear(false).StartAsync(async context =>
        {
            Task work = agent();
            while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1))).ConfigureAwait(false) != work)
                context.UpdateTarget(await PictureAsync(sweep, console).ConfigureAwait(false));
            context.UpdateTarget(await PictureAsync(sweep, console).ConfigureAwait(false));
            await work.ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    public override async Task TrialEndedAsync(FrozenTrial trial, TrialResult result, bool isOurs)
    {
        if (_isLive || _sweep is not { Metric: var metric, Study: var study })
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
        bool isBest = isOurs && result is TrialResult.Completed && study.Directions.Count == 1
            && (await study.BestTrialAsync().ConfigureAwait(false))?.Number == trial.Number;
        lock (_gate)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trial {trial.Number} {state}{value}{(isBest ? " (best so far)" : "")}  [{TrialText.Parameters(trial.Parameters)}]"));
    }

    private static async Task<IRenderable> PictureAsync(Sweep sweep, IAnsiConsole console)
    {
        IReadOnlyList<FrozenTrial> trials = await sweep.Study.TrialsAsync().ConfigureAwait(false);
        return SweepTable.Of(sweep.Study.Record, new StudyHistory(sweep.Study.Directions, trials), sweep.Metric, sweep.TrialLimit, Latest, console.Profile.Width);
    }
}
