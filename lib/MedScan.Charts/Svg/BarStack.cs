namespace MedScan.Charts.Svg;

/// <summary>From where to where each bar goes.</summary>
/// <param name="Categories">Those of all series, in the order in which they first occur.</param>
/// <param name="Bars">Shape (series, categories); null = no bar.</param>
internal sealed record BarStack(IReadOnlyList<string> Categories, IReadOnlyList<(double From, double To)?[]> Bars)
{
    public IEnumerable<double> Ends => Bars.SelectMany(row => row).Where(bar => bar is not null).SelectMany(bar => new[] { bar!.Value.From, bar.Value.To });

    public static BarStack Of(Figure figure)
    {
        BarSeries[] series = [.. figure.Series.Cast<BarSeries>()];
        string[] categories = [.. series.SelectMany(bars => bars.Categories).Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> places = categories.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        bool stacked = figure.Kind == FigureKind.StackedBars;
        double[] up = new double[categories.Length], down = new double[categories.Length];
        var all = new (double From, double To)?[series.Length][];
        foreach ((int index, BarSeries bars) in series.Index())
        {
            all[index] = new (double From, double To)?[categories.Length];
            foreach ((string category, double value) in bars.Categories.Zip(bars.Values).Where(bar => double.IsFinite(bar.Second)))
            {
                int place = places[category];
                double[] ends = value < 0 ? down : up;
                double from = stacked ? ends[place] : 0;
                all[index][place] = (from, from + value);
                ends[place] = from + value;
            }
        }

        return new BarStack(categories, all);
    }

    /// <summary>What is shown on hovering over a bar that is there.</summary>
    public string Tip(Figure figure, int series, int category)
    {
        (double from, double to) = Bars[series][category]!.Value;
        string name = figure.Series[series].Name;
        return $"{Categories[category]}{(figure.Series.Count > 1 && name.Length > 0 ? $", {name}" : "")}: {TipNumber.Of(to - from)}";
    }
}
