namespace MedScan.Cards;

/// <summary>Images per class, in the order of the card's classes; an empty list where the split does not exist or nobody has counted.</summary>
public sealed record CardCounts
{
    /// <summary>Images without a split. Key <c>unassigned</c>.</summary>
    public IReadOnlyList<int> Unassigned { get; init; } = [];

    /// <summary>Training images. Key <c>train</c>.</summary>
    public IReadOnlyList<int> Train { get; init; } = [];

    /// <summary>Validation images. Key <c>validation</c>.</summary>
    public IReadOnlyList<int> Validation { get; init; } = [];

    /// <summary>Test images. Key <c>test</c>.</summary>
    public IReadOnlyList<int> Test { get; init; } = [];

    /// <summary>The splits that were counted.</summary>
    internal IEnumerable<(Datasets.DataSplit Split, IReadOnlyList<int> Counts)> Known => new[]
    {
        (Datasets.DataSplit.Unassigned, Unassigned), (Datasets.DataSplit.Train, Train),
        (Datasets.DataSplit.Validation, Validation), (Datasets.DataSplit.Test, Test),
    }.Where(split => split.Item2.Count > 0);
}
