using MedScan.Datasets;

namespace MedScan.Auditing.Findings;

/// <summary>Images of one split that also occur in an earlier one, so that results on them are too good.</summary>
public sealed record LeakageFinding : AuditFinding
{
    internal LeakageFinding(
        DuplicateKind kind, DataSplit split, DataSplit earlierSplit, IReadOnlyList<AuditedImage> images, IReadOnlyList<AuditedImage> twins)
        : base(images)
    {
        Kind = kind;
        Split = split;
        EarlierSplit = earlierSplit;
        Twins = twins;
    }

    /// <summary>The surest way in which these images belong to one of the earlier split. An image stands under one kind only.</summary>
    public DuplicateKind Kind { get; }

    /// <summary>Where <see cref="AuditFinding.Images"/> lie: validation or test.</summary>
    public DataSplit Split { get; }

    /// <summary>Where <see cref="Twins"/> lie: training or validation.</summary>
    public DataSplit EarlierSplit { get; }

    /// <summary>For each image the one of the earlier split that it repeats; of several the nearest, then the ordinally first.</summary>
    public IReadOnlyList<AuditedImage> Twins { get; }
}
