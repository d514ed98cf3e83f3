using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Files;

/// <summary>A sweep as a YAML file describes it, in the form of Weights &amp; Biases' sweep configurations.</summary>
/// <remarks>Their documentation, "Sweep configuration options", lists the keys. Besides them a file may have <c>metrics</c>, a list, for
/// several objectives, and a section <c>medscan</c> with <c>sampler</c>, <c>seed</c> and <c>pruner</c> for what they do not know.</remarks>
public sealed record SweepFile
{
    /// <summary>Its name; null where the file has none.</summary>
    public string? Name { get; init; }

    /// <summary>What it is about; null where the file does not say.</summary>
    public string? Description { get; init; }

    /// <summary>The project that it belongs to; null for none.</summary>
    public string? Project { get; init; }

    /// <summary>How parameters are chosen.</summary>
    public required SweepMethod Method { get; init; }

    /// <summary>What is to be made best: one metric as a rule, several for several objectives; none where the method needs none.</summary>
    public IReadOnlyList<SweepMetric> Metrics { get; init; } = [];

    /// <summary>The parameters. Those of nested sections have the sections' names before theirs: <c>optimizer.learning_rate</c>. A choice
    /// that is a list or a section is its JSON.</summary>
    public required SearchSpace Parameters { get; init; }

    /// <summary>What ends trials early.</summary>
    public Pruner Pruner { get; init; } = Pruner.None;

    /// <summary>How many trials there may be; null for any number.</summary>
    public int? RunCap { get; init; }

    /// <summary>The program to run; null where the file names none.</summary>
    public string? Program { get; init; }

    /// <summary>How the program is called for a trial.</summary>
    public required SweepCommand Command { get; init; }

    /// <summary>The sampler that is asked for by name in place of the method's; null for the method's.</summary>
    public string? SamplerName { get; init; }

    /// <summary>What the choices follow from; null for something else each time.</summary>
    public int? Seed { get; init; }

    /// <summary>Which values are better, for each objective. A sweep without a metric is to minimise what its trials say.</summary>
    public IReadOnlyList<StudyDirection> Directions => Metrics.Count == 0 ? [StudyDirection.Minimize] : [.. Metrics.Select(static m => m.Goal)];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The sweep.</returns>
    /// <exception cref="SweepFileException">Something is wrong with what it says; all faults are listed.</exception>
    /// <exception cref="SweepException">It cannot be read.</exception>
    public static async Task<SweepFile> ReadAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            return Parse(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SweepException(error is FileNotFoundException or DirectoryNotFoundException
                ? $"There is no sweep file '{path}'."
                : $"The sweep file '{path}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">What a file holds.</param>
    /// <param name="file">What errors call it.</param>
    /// <returns>The sweep.</returns>
    /// <exception cref="SweepFileException">Something is wrong with what it says; all faults are listed.</exception>
    public static SweepFile Parse(string text, string file = "sweep.yaml")
    {
        ArgumentNullException.ThrowIfNull(text);
        List<SweepFault> faults = [];
        SweepFile? read = YamlReader.Read(text, faults) is { } map ? new SweepFileReader(map, faults).Read() : null;
        return faults.Count == 0 && read is not null
            ? read
            : throw new SweepFileException(file, [.. faults.OrderBy(static f => f.Line).ThenBy(static f => f.Column)]);
    }

    /// <summary>Makes what chooses the parameters.</summary>
    /// <param name="seed">What its choices follow from, in place of the file's <see cref="Seed"/>; null for that.</param>
    /// <returns>The sampler.</returns>
    public Sampler CreateSampler(int? seed = null) => SweepSamplers.Create(this, seed ?? Seed);

    /// <summary>What a study of this sweep is to be.</summary>
    /// <param name="seed">What the choices follow from, in place of the file's <see cref="Seed"/>; null for that.</param>
    /// <returns>Options with the file's directions, sampler, pruner, parameters and limit; without a name or a storage.</returns>
    public StudyOptions CreateStudyOptions(int? seed = null) => new()
    {
        Directions = Directions,
        Sampler = CreateSampler(seed),
        Pruner = Pruner,
        Space = Parameters,
        TrialLimit = RunCap,
    };
}
