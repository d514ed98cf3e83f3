using MedScan.Datasets;

namespace MedScan.Exploration;

/// <summary>How many images a split has, unreadable ones included.</summary>
/// <param name="Split">The split; <see cref="DataSplit.Unassigned"/> where the data set names none.</param>
/// <param name="Count">All images of it.</param>
/// <param name="CountPerClass">Images of each class, in class order.</param>
public sealed record SplitSummary(DataSplit Split, int Count, IReadOnlyList<int> CountPerClass);
