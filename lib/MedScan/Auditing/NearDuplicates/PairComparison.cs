namespace MedScan.Auditing.NearDuplicates;

/// <summary>The second look at two images whose hashes are near: are they the same picture?</summary>
/// <param name="Details">Correlation of the details after alignment, -1 to 1.</param>
/// <param name="Overlap">Share of the second picture that both have, 0 to 1.</param>
internal readonly record struct PairComparison(double Details, double Overlap)
{
    // Details that near the edge take their surroundings from beyond it, where a crop has nothing: 2 for the surroundings, 1 for smoothing.
    private const int DetailMargin = 3;

    /// <returns>Null when the pictures cannot be laid on each other.</returns>
    internal static PairComparison? Of(Picture first, Picture second, Alignment start, double leastCorrelation)
    {
        if (Registration.Refine(first, second, start, leastCorrelation) is not { } alignment)
            return null;
        const int side = Thumbnail.Side;
        var inner = new Overlap(side, alignment, DetailMargin);
        Span<float> values = stackalloc float[Thumbnail.Length];
        Warping.Sharp(first.Details, side, inner, values);
        return new PairComparison(
            Correlation.Between(values, second.Details, side, inner).Coefficient, new Overlap(side, alignment).Share);
    }
}
