using System.Text.Json;
using MedScan.Sweeps.Files;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Agents;

/// <summary>A sweep file with the study that it became. The file is kept in the storage with the study, so that agents need nothing
/// but the storage and the study's name.</summary>
public sealed class Sweep : IAsyncDisposable
{
    internal const string FileAttribute = "sweep.file";
    private const string SeedAttribute = "sweep.seed";
    private const int NameBytes = 4;

    private Sweep(SweepFile file, Study study) => (File, Study) = (file, study);

    /// <summary>What the file says.</summary>
    public SweepFile File { get; }

    /// <summary>The study.</summary>
    public Study Study { get; }

    /// <summary>What a trial's value is called.</summary>
    public string Metric => File.Metrics.Count > 0 ? File.Metrics[0].Name : "objective";

    /// <summary>How many trials there may be; null for any number.</summary>
    public long? TrialLimit => Sampler.LeastOf(Study.Options.TrialLimit, Study.Options.Sampler.TrialCount);

    /// <summary>Makes a study of a sweep file.</summary>
    /// <param name="storage">Where.</param>
    /// <param name="text">What the file holds.</param>
    /// <param name="source">What errors call the file.</param>
    /// <param name="name">The study's name; null for the file's with some letters that tell it from others.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The study's name.</returns>
    /// <exception cref="SweepFileException">Something is wrong with the file.</exception>
    /// <exception cref="SweepException">There is a study of that name.</exception>
    public static async Task<string> CreateAsync(StudyStorage storage, string text, string source, string? name = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        SweepFile file = SweepFile.Parse(text, source);
        name ??= $"{file.Name ?? "sweep"}-{Convert.ToHexStringLower(Guid.NewGuid().ToByteArray().AsSpan(0, NameBytes))}";
        Study study = await Study.CreateAsync(file.CreateStudyOptions() with { Name = name, Storage = storage }, cancellation).ConfigureAwait(false);
        await using (study.ConfigureAwait(false))
        {
            await study.SetAttributeAsync(SeedAttribute, study.Options.Sampler.Seed, cancellation).ConfigureAwait(false);
            // Last: a study with its file is a whole one.
            await study.SetAttributeAsync(FileAttribute, text, cancellation).ConfigureAwait(false);
        }
        return name;
    }

    /// <summary>Opens a sweep to work on it or to look at it.</summary>
    /// <param name="storage">Where it is.</param>
    /// <param name="name">The study's name.</param>
    /// <param name="observers">Are told what becomes of the trials of this process; null for nobody.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The sweep.</returns>
    /// <exception cref="SweepException">There is no such study, or none that was made of a sweep file.</exception>
    public static async Task<Sweep> OpenAsync(StudyStorage storage, string name, IReadOnlyList<StudyObserver>? observers = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        StudyRecord record = await Study.FindAsync(storage, name, cancellation).ConfigureAwait(false);
        if (!record.Attributes.TryGetValue(FileAttribute, out JsonElement text) || !record.Attributes.TryGetValue(SeedAttribute, out JsonElement seed))
            throw new SweepException($"The study '{name}' was not made of a sweep file, so there is no program to run for its trials. The script that made it goes on with it.");
        SweepFile file = SweepFile.Parse(text.GetString()!, $"{name}.yaml");
        if (file.Metrics is [{ Target: not null } metric])
            observers = [.. observers ?? [], new TargetObserver(storage, record.Id, metric)];
        StudyOptions options = file.CreateStudyOptions(seed.GetInt32()) with { Observers = observers ?? [] };
        return new Sweep(file, Study.Open(storage, record, options));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Study.DisposeAsync();
}
