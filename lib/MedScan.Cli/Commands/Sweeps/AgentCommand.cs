using System.CommandLine;
using MedScan.Cli.Display.Sweeps;
using MedScan.Cli.Tracking;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Trials;
using MedScan.Tuning;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary><c>medscan sweep agent</c>: works on a sweep until it has all its trials.</summary>
internal static class AgentCommand
{
    public static Command Create()
    {
        Argument<string> id = SweepArgument.Create();
        AgentOptions options = new();
        Option<string?> storage = StorageOption.Create();
        Command command = new("agent", "Work on a sweep: run its program for one trial after the other") { id, storage };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            StudyStorage place = StorageOption.Open(parsed.GetValue(storage));
            await using (place.ConfigureAwait(false))
                await WorkAsync(place, parsed.GetRequiredValue(id), options, parsed, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Works on a sweep, and says at the end what came of it.</summary>
    /// <param name="storage">Where the sweep is.</param>
    /// <param name="id">The sweep.</param>
    /// <param name="options">How.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="cancellation">Ends the trials that run.</param>
    public static async Task WorkAsync(StudyStorage storage, string id, AgentOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        TextWriter output = parsed.InvocationConfiguration.Output, error = parsed.InvocationConfiguration.Error;
        CommandTracking tracking = await CommandTracking.ChooseAsync(options.Tracking(parsed), cancellation: cancellation).ConfigureAwait(false);
        await using (tracking.ConfigureAwait(false))
        {
            SweepDisplay display = new(output);
            SweepTracking? observer = tracking.Options is { } tracker
                ? new SweepTracking(new SweepTrackingOptions { Tracker = tracker, Metric = "objective" })
                : null;
            IReadOnlyList<FrozenTrial> best;
            string metric;
            try
            {
                Sweep sweep = await Sweep.OpenAsync(storage, id, observer is null ? [display] : [observer, display], cancellation).ConfigureAwait(false);
                await using (sweep.ConfigureAwait(false))
                {
                    metric = sweep.Metric;
                    await SweepProgram.PrepareAsync(sweep.File, error, cancellation).ConfigureAwait(false);
                    SweepAgentOptions agent = SweepProgram.OptionsFor(sweep.File, SweepProgram.Folder(id));
                    if (observer is not null)
                        agent = agent with { Environment = observer.EnvironmentOf };
                    await display.ShowAsync(sweep, () => new SweepAgent(agent).RunAsync(sweep.Study, options.Count(parsed), options.Parallel(parsed), cancellation)).ConfigureAwait(false);
                    best = await sweep.Study.ParetoFrontAsync(CancellationToken.None).ConfigureAwait(false);
                }
            }
            finally
            {
                if (observer is not null)
                {
                    await observer.DisposeAsync().ConfigureAwait(false);
                    foreach (string problem in observer.Outcome!.Problems)
                        await error.WriteLineAsync($"Tracking: {problem}").ConfigureAwait(false);
                }
            }
            BestView.Write(best, metric, output);
            await output.WriteLineAsync($"Look at it:  ./medscan sweep report {id} --html {id}.html").ConfigureAwait(false);
            if (observer?.Outcome?.RunId is not null)
                await output.WriteLineAsync("Tracked:     ./medscan ui").ConfigureAwait(false);
        }
    }
}
