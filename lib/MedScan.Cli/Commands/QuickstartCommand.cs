using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Cli.Tracking;
using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Training;

namespace MedScan.Cli.Commands;

/// <summary><c>medscan quickstart</c>: the whole way once, on drawings.</summary>
internal static class QuickstartCommand
{
    private const string ExperimentFile = "experiments/quickstart.yaml";

    public static Command Create()
    {
        Argument<string[]> overrides = new("key=value") { Description = $"Settings that replace those of {ExperimentFile}", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> tracking = TrackingOption.Create(canBeOff: true);
        Command command = new("quickstart", "Draw a small data set, look at it, train on it, measure the result") { overrides, tracking };
        command.SetAction(async (parsed, cancellation) =>
        {
            ShownTraining training = new(parsed.InvocationConfiguration, json: false, parsed.GetValue(tracking));
            TextWriter output = parsed.InvocationConfiguration.Output;
            ExperimentConfig config = await ExperimentLoader
                .LoadAsync(RepositoryFolder.Resolve(ExperimentFile), parsed.GetValue(overrides), cancellation).ConfigureAwait(false);

            await output.WriteLineAsync($"1. Drawing phantoms (brain-MRI-like slices, no patients) into {config.Data.Root}").ConfigureAwait(false);
            ImageDataset phantoms = await PhantomGenerator.GenerateAsync(config.Data.Root, cancellationToken: cancellation).ConfigureAwait(false);

            await output.WriteLineAsync($"2. Looking at the {phantoms.Samples.Count} images").ConfigureAwait(false);
            SplitFractions fractions = new() { Validation = config.Data.ValidationFraction, Test = config.Data.TestFraction };
            DataSetView.Write(StratifiedSplitter.Split(phantoms, fractions, config.Seed), Terminal.On(output));

            await output.WriteLineAsync($"3. Training for {config.Train.Epochs} epochs, then measuring on the test split").ConfigureAwait(false);
            await training
                .RunAsync(progress => Experiment.RunAsync(config, progress: progress, cancellationToken: cancellation)).ConfigureAwait(false);
            await output.WriteLineAsync("Your own images: put them into <folder>/<class>/..., then: ./medscan train experiments/brain-mri/resnet18.yaml data.root=<folder>").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
