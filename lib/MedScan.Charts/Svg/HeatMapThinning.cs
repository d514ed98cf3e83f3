namespace MedScan.Charts.Svg;

/// <summary>Brings large tables down to what can be seen.</summary>
internal static class HeatMapThinning
{
    /// <summary>More rows or columns are not drawn: their cells would be smaller than a few pixels.</summary>
    public const int Most = 120;

    /// <summary>Means of neighbouring cells, so that there are not too many.</summary>
    /// <param name="values">Shape (rows, columns).</param>
    /// <returns>The same table where it is small enough; empty cells do not count towards a mean.</returns>
    public static IReadOnlyList<IReadOnlyList<double>> Thin(IReadOnlyList<IReadOnlyList<double>> values)
    {
        int tall = (values.Count + Most - 1) / Most, wide = (values[0].Count + Most - 1) / Most;
        if (tall == 1 && wide == 1)
            return values;
        return [.. values.Chunk(tall).Select(rows => (IReadOnlyList<double>)[.. Enumerable.Range(0, (values[0].Count + wide - 1) / wide).Select(column =>
            Mean(rows.SelectMany(row => row.Skip(column * wide).Take(wide))))])];
    }

    private static double Mean(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
}
