namespace MedScan.Metrics;

/// <summary>Results of one class against the rest; "positive" means "is this class".</summary>
public sealed record ClassReport
{
    /// <summary>The class.</summary>
    public required string Name { get; init; }

    /// <summary>Number of samples of the class.</summary>
    public required int Support { get; init; }

    /// <summary>Share of the class among all samples, in [0, 1].</summary>
    public required double Prevalence { get; init; }

    /// <summary>Share of its predictions that are right.</summary>
    public required Estimate Precision { get; init; }

    /// <summary>Share of its samples that were recognised (sensitivity).</summary>
    public required Estimate Recall { get; init; }

    /// <summary>Share of the other samples that were not taken for it.</summary>
    public required Estimate Specificity { get; init; }

    /// <summary>Harmonic mean of precision and recall.</summary>
    public required Estimate F1 { get; init; }

    /// <summary>Area under the ROC curve of its probability.</summary>
    public required Estimate RocAuc { get; init; }
}
