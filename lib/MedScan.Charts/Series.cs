namespace MedScan.Charts;

/// <summary>One set of values in a <see cref="Figure"/>, such as a <see cref="LineSeries"/> or a <see cref="BarSeries"/>.</summary>
public abstract record Series
{
    private protected Series(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    /// <summary>What the legend calls it; for a heat map what the colours mean. Empty: no entry.</summary>
    public string Name { get; }
}
