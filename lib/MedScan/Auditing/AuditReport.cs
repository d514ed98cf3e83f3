using System.Text.Json;
using MedScan.Auditing.Findings;
using MedScan.Datasets;
using MedScan.Notebooks;

namespace MedScan.Auditing;

/// <summary>What an audit found.</summary>
[TypeFormatterSource(typeof(AuditFormatterSource))]
public sealed record AuditReport
{
    internal AuditReport()
    {
    }

    /// <summary>Name of the data set.</summary>
    public required string Name { get; init; }

    /// <summary>Full path of its folder or file.</summary>
    public required string Root { get; init; }

    /// <summary>See <see cref="ImageDataset.Digest"/>.</summary>
    public required string Digest { get; init; }

    /// <summary>Images in the data set.</summary>
    public required int ImageCount { get; init; }

    /// <summary>Whether near duplicates were looked for.</summary>
    public required bool ComparedPictures { get; init; }

    /// <summary>Images of each split that has any.</summary>
    public required IReadOnlyDictionary<DataSplit, int> Splits { get; init; }

    /// <summary>What was found, the gravest first: unreadable files, leakage, duplicates, contradicting labels, oddities.</summary>
    public required IReadOnlyList<AuditFinding> Findings { get; init; }

    /// <summary>Images that must stay in one split: the same pictures, and what the data set's own groups say.
    /// <see cref="ImageDataset.WithGroups"/> takes them over, so that a splitter keeps them together.</summary>
    public required SampleGroups Groups { get; init; }

    /// <summary>Whether any validation or test image also occurs in an earlier split.</summary>
    public bool HasLeakage => Findings.Any(finding => finding is LeakageFinding);

    /// <summary>Images of a split that also occur in an earlier one.</summary>
    /// <param name="split">Validation or test.</param>
    /// <param name="weakest">The weakest kind that counts: with <see cref="DuplicateKind.SamePixels"/> the same files and the same pixels.</param>
    /// <returns>Positions in <see cref="ImageDataset.Samples"/>, ascending, each once.</returns>
    public IReadOnlyList<int> LeakedImages(DataSplit split, DuplicateKind weakest = DuplicateKind.SameGroup) =>
    [
        .. Findings.OfType<LeakageFinding>().Where(leak => leak.Split == split && leak.Kind <= weakest)
            .SelectMany(leak => leak.Images).Select(image => image.SampleIndex).Distinct().Order(),
    ];

    /// <summary>The report for programs: indented, keys in snake_case.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AuditJson.Files.AuditReport) + "\n";
}
