namespace MedScan.Charts;

/// <summary>Values of which a box shows quartiles, range and outliers.</summary>
public sealed record BoxSeries : Series
{
    /// <summary>Creates a box.</summary>
    /// <param name="name">What is written below it.</param>
    /// <param name="values">In any order; NaN and infinities are left out. Without any the place stays empty.</param>
    public BoxSeries(string name, IReadOnlyList<double> values)
        : base(name)
    {
        Statistics = BoxStatistics.Of(values);
    }

    /// <summary>What is drawn.</summary>
    public BoxStatistics Statistics { get; }
}
