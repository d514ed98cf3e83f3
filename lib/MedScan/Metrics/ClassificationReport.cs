using System.Text.Json;
using MedScan.Notebooks;

namespace MedScan.Metrics;

/// <summary>Everything that is reported about a classifier on a labelled set; the content of <c>evaluation.json</c>.</summary>
/// <remarks>Undefined values are null, never NaN, and never a stand-in such as 0 or 0.5.</remarks>
[TypeFormatterSource(typeof(EvaluationFormatterSource))]
public sealed record ClassificationReport
{
    /// <summary>The format that this version writes and reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Format of the file; rises when a field changes its meaning or goes away.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>What the report is about.</summary>
    public EvaluationSubject Subject { get; init; } = new();

    /// <summary>Number of samples.</summary>
    public required int Samples { get; init; }

    /// <summary>Share of right answers. Read it beside <see cref="MajorityClassAccuracy"/>.</summary>
    public required Estimate Accuracy { get; init; }

    /// <summary>Accuracy of always answering the most frequent class of this set.</summary>
    public required double MajorityClassAccuracy { get; init; }

    /// <summary>Mean recall of the classes that occur.</summary>
    public required Estimate BalancedAccuracy { get; init; }

    /// <summary>Mean F1 of the classes that occur or were predicted.</summary>
    public required Estimate MacroF1 { get; init; }

    /// <summary>Mean one-vs-rest area under the ROC curve of the classes for which it is defined.</summary>
    public required Estimate MacroRocAuc { get; init; }

    /// <summary>Whether probabilities mean what they say.</summary>
    public required CalibrationReport Calibration { get; init; }

    /// <summary>Results per class, in the order of the class indices.</summary>
    public required IReadOnlyList<ClassReport> Classes { get; init; }

    /// <summary>Counts, shape (C, C): rows are true classes, columns predicted ones.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> ConfusionMatrix { get; init; }

    /// <summary>How the intervals were made; null when none were asked for.</summary>
    public IntervalReport? Intervals { get; init; }

    /// <summary>The same measured without the images that also occur, as far as is known, in a split the network was fitted to or
    /// chosen on: results on those are too good. Null where there are none, where all are such, or where the images are not those of the
    /// training, so that nobody knows.</summary>
    public ClassificationReport? WithoutLeaked { get; init; }

    /// <summary>Measures a classifier.</summary>
    /// <param name="predictions">Labels with probabilities.</param>
    /// <param name="options">How intervals are estimated; null = the defaults.</param>
    /// <exception cref="ArgumentException">The number of resamples is neither 0 nor at least 100.</exception>
    public static ClassificationReport Create(LabelledPredictions predictions, BootstrapOptions? options = null) =>
        ReportBuilder.Build(predictions, options ?? new BootstrapOptions());

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The whole text of an <c>evaluation.json</c>.</param>
    /// <exception cref="MedScanException">It is not such a file, or of a newer format.</exception>
    public static ClassificationReport FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        ClassificationReport? report;
        try
        {
            report = JsonSerializer.Deserialize(json, ReportJsonContext.Default.ClassificationReport);
        }
        catch (JsonException failure)
        {
            throw new MedScanException($"Not an evaluation report: {failure.Message}", failure);
        }

        return report switch
        {
            null => throw new MedScanException("Not an evaluation report: expected an object, got null."),
            { SchemaVersion: not CurrentSchemaVersion } => throw new MedScanException(
                $"Expected an evaluation report of schema version {CurrentSchemaVersion}, got {report.SchemaVersion}; "
                + "it was written by another version of MedScan, evaluate again."),
            _ => report,
        };
    }

    /// <summary>The content of <c>evaluation.json</c>: indented, keys in snake_case, undefined values as null.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportJsonContext.Default.ClassificationReport) + "\n";
}
