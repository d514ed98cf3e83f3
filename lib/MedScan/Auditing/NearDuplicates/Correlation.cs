namespace MedScan.Auditing.NearDuplicates;

/// <summary>How two pictures go together where both are.</summary>
/// <param name="FirstMean">Mean of the first.</param>
/// <param name="SecondMean">Mean of the second.</param>
/// <param name="FirstDeviation">Standard deviation of the first.</param>
/// <param name="SecondDeviation">Standard deviation of the second.</param>
/// <param name="Coefficient">Pearson's coefficient, -1 to 1; 0 when one of them is even.</param>
internal readonly record struct Correlation(
    double FirstMean, double SecondMean, double FirstDeviation, double SecondDeviation, double Coefficient)
{
    /// <param name="first">The first picture's values, row by row over the overlap.</param>
    /// <param name="second">The second picture.</param>
    /// <param name="side">Its side.</param>
    /// <param name="overlap">The common part.</param>
    internal static Correlation Between(ReadOnlySpan<float> first, ReadOnlySpan<float> second, int side, in Overlap overlap)
    {
        double sumFirst = 0;
        double sumSecond = 0;
        double squaresFirst = 0;
        double squaresSecond = 0;
        double products = 0;
        for (int y = 0; y < overlap.Height; y++)
        {
            ReadOnlySpan<float> left = first.Slice(y * overlap.Width, overlap.Width);
            ReadOnlySpan<float> right = second.Slice(((overlap.Top + y) * side) + overlap.Left, overlap.Width);
            for (int x = 0; x < left.Length; x++)
            {
                sumFirst += left[x];
                sumSecond += right[x];
                squaresFirst += left[x] * left[x];
                squaresSecond += right[x] * right[x];
                products += left[x] * right[x];
            }
        }

        int count = overlap.Width * overlap.Height;
        if (count == 0)
            return default;
        double meanFirst = sumFirst / count;
        double meanSecond = sumSecond / count;
        double deviationFirst = Math.Sqrt(Math.Max(0, (squaresFirst / count) - (meanFirst * meanFirst)));
        double deviationSecond = Math.Sqrt(Math.Max(0, (squaresSecond / count) - (meanSecond * meanSecond)));
        double coefficient = deviationFirst > 0 && deviationSecond > 0
            ? ((products / count) - (meanFirst * meanSecond)) / (deviationFirst * deviationSecond)
            : 0;
        return new Correlation(meanFirst, meanSecond, deviationFirst, deviationSecond, coefficient);
    }
}
