namespace MedScan.Sweeps.Importance;

/// <summary>What a forest learns from.</summary>
/// <param name="Features">For each feature null where it is a number from 0 to 1, otherwise the probability of each of its
/// categories, of the sum 1.</param>
/// <param name="Inputs">One row a sample: numbers from 0 to 1, and the indices of categories.</param>
/// <param name="Outputs">One finite value a sample.</param>
internal sealed record ForestData(IReadOnlyList<double[]?> Features, IReadOnlyList<double[]> Inputs, IReadOnlyList<double> Outputs);
