namespace MedScan.Sweeps.Samplers;

/// <summary>What is known of some parameters, divided into good and bad.</summary>
/// <param name="Good">The points of good trials, the older ones first.</param>
/// <param name="GoodWeights">How much each counts.</param>
/// <param name="Bad">The points of the other trials, the older ones first.</param>
/// <param name="BadWeights">How much each counts.</param>
internal sealed record TpeSplit(IReadOnlyList<double[]> Good, IReadOnlyList<double> GoodWeights, IReadOnlyList<double[]> Bad, IReadOnlyList<double> BadWeights)
{
    /// <summary>Weights that rise from almost nothing for the oldest to 1 for the latest ones.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="recent">How many of the latest weigh 1.</param>
    /// <returns>A weight for each, the oldest first.</returns>
    public static double[] WeightsByAge(int count, int recent)
    {
        double[] weights = new double[count];
        int falling = Math.Max(count - recent, 0);
        for (int i = 0; i < count; i++)
            weights[i] = i >= falling ? 1 : falling == 1 ? 1.0 / count : double.Lerp(1.0 / count, 1, i / (falling - 1.0));
        return weights;
    }
}
