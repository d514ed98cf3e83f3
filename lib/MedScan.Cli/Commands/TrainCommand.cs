using System.CommandLine;
using MedScan.Cli.Tracking;
using MedScan.Experiments;
using MedScan.Training;

namespace MedScan.Cli.Commands;

/// <summary><c>medscan train</c>: from an experiment file to a measured network.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        Argument<string?> experiment = new("experiment") { Description = "An experiment file, as experiments/quickstart.yaml", Arity = ArgumentArity.ZeroOrOne };
        Argument<string[]> overrides = new("key=value") { Description = "Settings that replace those of the file, as train.epochs=5 data.root=scans", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> resume = new("--resume") { Description = "Go on with an interrupted run: its folder, instead of an experiment file", HelpName = "run" };
        Option<bool> json = new("--json") { Description = "Print one line of JSON per step and epoch, and one for the result" };
        Option<string?> tracking = TrackingOption.Create(canBeOff: true);
        Command command = new("train", "Train a network on a data set and measure it") { experiment, overrides, resume, tracking, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            ShownTraining session = new(parsed.InvocationConfiguration, parsed.GetValue(json), parsed.GetValue(tracking));
            switch (parsed.GetValue(experiment), parsed.GetValue(resume))
            {
                case (null, null):
                    throw new UsageException("Expected an experiment file (as experiments/quickstart.yaml) or --resume <run>, got neither.");
                case (not null, not null):
                    throw new UsageException("Expected an experiment file or --resume <run>, got both; a run is resumed with the settings it has.");
                case (null, { } run):
                    await session.RunAsync(progress => Experiment.ResumeAsync(run, progress, cancellation), resumed: run).ConfigureAwait(false);
                    break;
                case ({ } file, null):
                    ExperimentConfig config = await ExperimentLoader
                        .LoadAsync(RepositoryFolder.Resolve(file), parsed.GetValue(overrides), cancellation).ConfigureAwait(false);
                    await session.RunAsync(progress => Experiment.RunAsync(config, progress: progress, cancellationToken: cancellation)).ConfigureAwait(false);
                    break;
            }

            return ExitCode.Done;
        });
        return command;
    }
}
