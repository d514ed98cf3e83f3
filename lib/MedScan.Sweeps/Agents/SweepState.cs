using System.Text.Json;
using MedScan.Sweeps.Files;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Agents;

/// <summary>How a study stands, made of a sweep file or by a script; to be looked at, not to be worked on.</summary>
public sealed record SweepState
{
    /// <summary>The study.</summary>
    public required StudyRecord Study { get; init; }

    /// <summary>Its trials.</summary>
    public required StudyHistory History { get; init; }

    /// <summary>What a trial's value is called.</summary>
    public required string Metric { get; init; }

    /// <summary>How many trials there may be; null for any number, or where that is not known.</summary>
    public long? TrialLimit { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="storage">Where it is.</param>
    /// <param name="name">The study's name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The state.</returns>
    /// <exception cref="SweepException">There is no such study.</exception>
    public static async Task<SweepState> ReadAsync(StudyStorage storage, string name, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        StudyRecord study = await Studies.Study.FindAsync(storage, name, cancellation).ConfigureAwait(false);
        StudyChanges changes = await storage.GetChangesAsync(study.Id, 0, cancellation).ConfigureAwait(false);
        SweepFile? file = changes.Study.Attributes.TryGetValue(Sweep.FileAttribute, out JsonElement text) ? SweepFile.Parse(text.GetString()!, $"{name}.yaml") : null;
        return new SweepState
        {
            Study = changes.Study,
            History = new StudyHistory(changes.Study.Directions, changes.Trials),
            Metric = file is { Metrics: [var metric, ..] } ? metric.Name : "value",
            TrialLimit = file is null ? null : Sampler.LeastOf(file.RunCap, file.CreateSampler().TrialCount),
        };
    }
}
