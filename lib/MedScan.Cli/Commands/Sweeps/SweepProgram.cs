using MedScan.Cli.Display.Sweeps;
using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Files;
using MedScan.Sweeps.Trials;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary>What an agent runs for a sweep file: <c>medscan train</c> where its program is an experiment file, else its command.</summary>
internal static class SweepProgram
{
    private const string Phantoms = "data/raw/phantom";

    /// <summary>Where the output of a sweep's trials and agents is kept.</summary>
    /// <param name="id">The sweep.</param>
    public static string Folder(string id) => Path.Combine("runs", "sweeps", id);

    /// <summary>How an agent works on a sweep.</summary>
    /// <param name="file">The sweep.</param>
    /// <param name="logs">The folder for the output of the trials.</param>
    public static SweepAgentOptions OptionsFor(SweepFile file, string logs)
    {
        bool trains = IsExperiment(file);
        string jsonFiles = Path.Combine(logs, "parameters");
        return new SweepAgentOptions
        {
            Space = file.Parameters,
            Metric = file.Metrics.Count > 0 ? file.Metrics[0].Name : throw new MedScanException("The sweep's file has no metric, so an agent would not know what to look for. Add: metric: {name: validation_accuracy, goal: maximize}"),
            // A training keeps the state of its best epoch.
            Summary = trains ? MetricSummary.Best : MetricSummary.Last,
            // A process of its own: a trial's crash is a failed trial, and its memory is given back.
            Command = trains
                ? parameters => [.. OwnProgram.Start, "train", RepositoryFolder.Resolve(file.Program!), .. parameters.Select(static p => $"{p.Key}={TrialText.Exact(p.Value.Value)}"), "--json"]
                : parameters => Call(file.Command, parameters, jsonFiles),
            LogFolder = logs,
        };
    }

    /// <summary>Draws the phantoms where the experiment wants them and nobody has made them yet, once and not in each trial.</summary>
    /// <param name="file">The sweep.</param>
    /// <param name="error">Told of it.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task PrepareAsync(SweepFile file, TextWriter error, CancellationToken cancellation)
    {
        if (!IsExperiment(file))
            return;
        ExperimentConfig config = await ExperimentLoader.LoadAsync(RepositoryFolder.Resolve(file.Program!), [], cancellation).ConfigureAwait(false);
        if (config.Data.Root != Phantoms || Directory.Exists(Phantoms))
            return;
        await error.WriteLineAsync($"Drawing phantoms (brain-MRI-like slices, no patients) into {Phantoms}").ConfigureAwait(false);
        await PhantomGenerator.GenerateAsync(Phantoms, cancellationToken: cancellation).ConfigureAwait(false);
    }

    private static bool IsExperiment(SweepFile file) => Path.GetExtension(file.Program) is ".yaml" or ".yml";

    private static IReadOnlyList<string> Call(SweepCommand command, IReadOnlyDictionary<string, TrialParameter> parameters, string folder)
    {
        OrderedDictionary<string, object?> values = new(parameters.Select(static p => KeyValuePair.Create(p.Key, p.Value.Value)));
        if (!command.NeedsJsonFile)
            return command.Build(values);
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(path, command.ToJson(values));
        return command.Build(values, path);
    }
}
