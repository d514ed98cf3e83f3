namespace MedScan.Auditing.NearDuplicates;

/// <summary>The second look at two images whose hashes are near: are they the same picture?</summary>
/// <param name="Details">Correlation of the details after alignment, -1 to 1.</param>
/// <param name="Overlap">Share of the second picture that both have, 0 to 1.</param>
internal readonly record struct PairComparison(double Details, double Overlap)
{
    // Details that near the edge take their surroundings from beyond it, where a crop has nothing: 2 for the surroundings, 1 for smoothing.
    private const int DetailMargin = 3;

    /// <param name="first">The picture that is moved.</param>
    /// <param name="second">The picture that it is moved onto.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="detailSide">Pixels along a side at which details are compared, 64 or 32.</param>
    /// <param name="leastCorrelation">Below this correlation of grey values the pair is given up.</param>
    /// <returns>Null when the pictures cannot be laid on each other.</returns>
    internal static PairComparison? Of(Picture first, Picture second, Alignment start, int detailSide, double leastCorrelation)
    {
        if (Registration.Refine(first, second, start, leastCorrelation) is not { } alignment)
            return null;
        var inner = new Overlap(detailSide, alignment, DetailMargin);
        Span<float> values = stackalloc float[detailSide * detailSide];
        Warping.Sharp(first.Details(detailSide), detailSide, inner, values);
        return new PairComparison(
            Correlation.Between(values, second.Details(detailSide), detailSide, inner).Coefficient, new Overlap(Thumbnail.Side, alignment).Share);
    }
}
