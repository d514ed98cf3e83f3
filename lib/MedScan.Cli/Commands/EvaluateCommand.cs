using System.CommandLine;
using System.Runtime.CompilerServices;
using MedScan.Cli.Display;
using MedScan.Cli.Tracking;
using MedScan.Datasets;
using MedScan.Metrics;
using MedScan.Training.Evaluation;

namespace MedScan.Cli.Commands;

/// <summary><c>medscan evaluate</c>: measures a trained network on labelled images.</summary>
internal static class EvaluateCommand
{
    private static readonly string[] Splits = [.. Enum.GetValues<DataSplit>().Where(split => split != DataSplit.Unassigned).Select(split => split.ToString().ToLowerInvariant())];

    public static Command Create()
    {
        Argument<string> checkpoint = new("checkpoint") { Description = "A checkpoint's folder, or a run's folder (its best weights are taken)" };
        Option<string> data = new("--data") { Description = "An image folder, a .csv manifest or a MedMNIST .npz file", Required = true };
        Option<string?> split = new("--split") { Description = $"The part to measure on: {string.Join(", ", Splits)} (default: the part held out for testing, else all)" };
        split.AcceptOnlyFromAmong(Splits);
        Option<string?> groups = new("--groups") { Description = "Which images count as the same when those are told apart that were trained on, as data audit --groups writes", HelpName = "file" };
        Option<string?> file = new("--output") { Description = "Where evaluation.json goes (default: into the checkpoint's folder)" };
        Option<bool> json = new("--json") { Description = "Print the content of evaluation.json instead of tables" };
        Option<string?> tracking = TrackingOption.Create(canBeOff: true);
        Command command = new("evaluate", "Measure a trained network on labelled images") { checkpoint, data, split, groups, file, tracking, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            string path = RepositoryFolder.Resolve(parsed.GetRequiredValue(checkpoint));
            CommandTracking tracker = await CommandTracking.ChooseAsync(parsed.GetValue(tracking), path, cancellation).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable disposal = tracker.ConfigureAwait(false);
            EvaluationOptions options = new()
            {
                Split = parsed.GetValue(split) is { } name ? Enum.Parse<DataSplit>(name, ignoreCase: true) : null,
                Groups = parsed.GetValue(groups),
            };
            ImageDataset dataset = await Evaluator
                .OpenDataAsync(path, parsed.GetRequiredValue(data), cancellation).ConfigureAwait(false);
            ClassificationReport report = await Evaluator
                .EvaluateAsync(path, dataset, options, cancellationToken: cancellation).ConfigureAwait(false);

            string target = parsed.GetValue(file)
                ?? Path.Combine(File.Exists(path) ? Path.GetDirectoryName(path)! : path, "evaluation.json");
            await File.WriteAllTextAsync(target, report.ToJson(), cancellation).ConfigureAwait(false);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                await output.WriteAsync(report.ToJson()).ConfigureAwait(false);
            }
            else
            {
                EvaluationView.Write(report, Terminal.On(output));
                await output.WriteLineAsync($"Written to {target}").ConfigureAwait(false);
            }

            await tracker.WriteAsync(report, parsed.GetRequiredValue(data), path, parsed.InvocationConfiguration.Error.WriteLine).ConfigureAwait(false);
            if (!parsed.GetValue(json) && tracker.Description is { } tracked)
                await output.WriteLineAsync($"Tracked: {tracked}").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
