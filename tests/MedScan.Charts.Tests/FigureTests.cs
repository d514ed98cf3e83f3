using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using MedScan.Charts.Svg;

namespace MedScan.Charts.Tests;

public sealed class FigureTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_Sample_IsAsApproved(string name) => Approval.Verify(name + ".svg", Samples.All[name].ToSvg());

    // Plotly.validate(data, layout) of plotly.js 2.12, 3.x and 4.1 has nothing to say about the approved files.
    [Theory]
    [MemberData(nameof(Names))]
    public void ToPlotlyJson_Sample_IsAsApproved(string name)
    {
        using var json = JsonDocument.Parse(Samples.All[name].ToPlotlyJson());
        Approval.Verify(name + ".plotly.json", JsonSerializer.Serialize(json, s_indented) + "\n");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_Sample_IsXmlWithoutScriptsAndOutsideThings(string name)
    {
        var document = XDocument.Parse(Samples.All[name].ToSvg());

        Assert.DoesNotContain(document.Descendants(), element => element.Name.LocalName is "script" or "a" or "style" or "foreignObject");
        Assert.DoesNotContain(document.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(
            document.Descendants().Attributes().Where(attribute => attribute.Name.LocalName == "href"),
            attribute => Assert.StartsWith("data:image/", attribute.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("var(", document.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToPlotlyJson_HostileText_IsEscapedForPlotlysMarkup()
    {
        using var json = JsonDocument.Parse(Samples.All["hostile-text"].ToPlotlyJson());

        Assert.Equal("&lt;b&gt;x&lt;/b&gt;", json.RootElement.GetProperty("layout").GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
        Assert.DoesNotContain("<script", Samples.All["hostile-text"].ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToPlotlyJson_NotANumber_IsNull()
    {
        using var json = JsonDocument.Parse(Figure.Lines(new LineSeries("a", [1, 2, 3], [1, double.NaN, double.NegativeInfinity])).ToPlotlyJson());

        Assert.Equal("[1,null,null]", json.RootElement.GetProperty("data")[0].GetProperty("y").GetRawText());
    }

    [Fact]
    public void ToSvg_AMillionPoints_StaysSmall()
    {
        double[] x = [.. Enumerable.Range(0, 1_000_000).Select(index => (double)index)];

        Assert.InRange(Figure.Lines(new LineSeries("noise", x, [.. x.Select(value => Math.Sin(value * value))])).ToSvg().Length, 1000, 80_000);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { double.NaN })]
    [InlineData(new[] { 5.0 })]
    [InlineData(new[] { -1e300, 1e300 })]
    [InlineData(new[] { 1e-300, 2e-300 })]
    [InlineData(new[] { 0.0, 0.0 })]
    public void ToSvg_OddValues_NeverWritesNotANumber(double[] y)
    {
        double[] x = [.. y.Select((_, index) => (double)index)];
        foreach (AxisScale scale in Enum.GetValues<AxisScale>())
        {
            string svg = Figure.Lines(new LineSeries("odd", x, y)).WithAxes(new Axis("x"), new Axis("y").WithScale(scale)).ToSvg();
            Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("\u221e", svg, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string> Kinds => [.. s_kinds.Keys];

    // Each kind from the same odd numbers.
    private static readonly Dictionary<string, Func<double[], Figure>> s_kinds = new()
    {
        ["lines"] = values => Figure.Lines(new LineSeries("odd", values, values).WithBand(values, values)),
        ["scatter"] = values => Figure.Scatter(new ScatterSeries("odd", values, values), new ScatterSeries("empty", [], [])),
        ["bars"] = values => Figure.Bars(new BarSeries("odd", [.. values.Select((_, index) => $"{index}"), "last"], [.. values, 1])),
        ["stacked"] = values => Figure.StackedBars(
            new BarSeries("odd", [.. values.Select((_, index) => $"{index}"), "last"], [.. values, 1]), new BarSeries("more", ["0"], [values.FirstOrDefault()])),
        ["lying"] = values => Figure.Bars(new BarSeries("odd", [.. values.Select((_, index) => $"{index}"), "last"], [.. values, 1])).WithHorizontalBars(),
        ["histogram"] = values => Figure.Histogram(HistogramSeries.Of("odd", values), HistogramSeries.Of("even", values, 3)),
        ["boxes"] = values => Figure.Boxes(new BoxSeries("odd", values), new BoxSeries("", [])),
        ["heatmap"] = values => Figure.HeatMap(new HeatMapSeries("odd", [.. values.Select((_, index) => $"{index}"), "last"], ["row"], [[.. values, 1]])),
        ["parallel"] = values => Figure.ParallelCoordinates(new ParallelSeries(
            "odd", [ParallelAxis.Numbers("a", values), ParallelAxis.Numbers("b", values, AxisScale.Log), ParallelAxis.Categories("c", [.. values.Select(_ => "")])]).WithColorBy("b")),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ToSvg_EachKindOfOddValues_NeverWritesNotANumber(string kind)
    {
        double[][] odd =
        [
            [], [double.NaN], [5], [0, 0], [-1e300, 1e300], [double.MinValue, double.MaxValue], [1e-300, 2e-300], [double.Epsilon], [double.PositiveInfinity, 1],
            [1, 1 + 1e-15], [1e17, 1e17 + 16], [-3, -2, -1],
        ];
        foreach (double[] values in odd)
        {
            Figure figure = s_kinds[kind](values);
            Figure[] figures = figure.HasAxes && figure.Kind != FigureKind.HeatMap && !figure.IsHorizontal ? [figure, figure.WithAxes(new Axis("x"), new Axis("y").WithScale(AxisScale.Log))] : [figure];
            foreach (string svg in figures.SelectMany(one => new[] { one.ToSvg(), one.WithSize(160, 160).ToSvg(), one.ToHtml() }))
            {
                Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
                Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
                Assert.DoesNotContain("=\"-", svg.Replace("x=\"-", "", StringComparison.Ordinal).Replace("y=\"-", "", StringComparison.Ordinal), StringComparison.Ordinal); // no negative width
            }

            JsonDocument.Parse(figure.ToPlotlyJson()).Dispose();
        }
    }

    [Fact]
    public void ToSvg_ManyOfEverything_StaysSmall()
    {
        double[] noise = Samples.Noise(50_000, 11), index = [.. noise.Select((_, place) => (double)place)];
        string[] names = [.. index.Select(place => $"category {place}")];
        Figure[] figures =
        [
            Figure.Scatter(new ScatterSeries("cloud", noise, index).WithTexts(names)),
            Figure.Bars(new BarSeries("bars", names, noise)),
            Figure.StackedBars(new BarSeries("a", names, noise), new BarSeries("b", names, noise)),
            Figure.Bars(new BarSeries("bars", names, noise)).WithHorizontalBars(),
            Figure.Histogram(HistogramSeries.Of("h", noise, 1000)),
            Figure.Boxes(new BoxSeries("box", [.. noise.Select(value => value * value * value)])),
            Figure.HeatMap(new HeatMapSeries("map", [.. names.Take(1000)], [.. names.Take(500)], [.. Enumerable.Range(0, 500).Select(row => index[..1000])])),
            Figure.ParallelCoordinates(new ParallelSeries("trials", [ParallelAxis.Numbers("a", noise), ParallelAxis.Numbers("b", index), ParallelAxis.Categories("c", names)])),
            Figure.Lines([.. Enumerable.Range(0, 200).Select(line => new LineSeries($"line number {line}", [0, 1], [line, line + 1]))]),
        ];
        Assert.All(figures, figure => Assert.InRange(figure.ToSvg().Length, 1000, 1_200_000));
    }

    [Fact]
    public void ToSvg_LongLegend_SaysHowManyMore()
    {
        string svg = Figure.Lines([.. Enumerable.Range(0, 200).Select(line => new LineSeries($"line number {line}", [0, 1], [line, line + 1]))]).ToSvg();

        Assert.Matches(">and [0-9]+ more</text>", svg.Replace("<title>", "</text><title>", StringComparison.Ordinal).Replace("</title>", "</title>>", StringComparison.Ordinal));
    }

    [Fact]
    public void HeatMapOf_RowsOfAnyKind_IsTheSameAsOfLists()
    {
        List<double[]> values = [[1, 2], [3, 4]];
        List<string[]> texts = [["a", "b"], ["c", "d"]];

        string expected = Figure.HeatMap(new HeatMapSeries("m", ["x", "y"], ["r", "s"], [[1, 2], [3, 4]]).WithAnnotations([["a", "b"], ["c", "d"]])).ToSvg();
        Assert.Equal(expected, Figure.HeatMap(HeatMapSeries.Of("m", ["x", "y"], ["r", "s"], values).WithAnnotations(texts)).ToSvg());
    }

    // F# knows parameter arrays, not parameter lists.
    [Fact]
    public void Factories_OfSeveralSeries_TakeParameterArraysAndLists()
    {
        var factories = typeof(Figure).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == typeof(Figure) && method.GetParameters() is [{ ParameterType: { IsGenericType: true } or { IsArray: true } }])
            .GroupBy(method => method.Name);

        Assert.All(factories, overloads =>
        {
            Assert.Contains(overloads, method => method.GetParameters()[0].IsDefined(typeof(ParamArrayAttribute)));
            Assert.Contains(overloads, method => method.GetParameters()[0].ParameterType.IsInterface);
        });
        Assert.Equal(6, factories.Count());
    }

    [Fact]
    public void WithAxes_OfImages_IsRefused() => Assert.Throws<ArgumentException>(() => Samples.All["images"].WithAxes(new Axis("x"), new Axis("y")));

    [Fact]
    public void WithHorizontalBars_OfBars_ChangesThePlacesOfTheAxes()
    {
        Figure lying = Figure.Bars(new BarSeries("a", ["x"], [1])).WithAxes(new Axis("class"), new Axis("images").WithScale(AxisScale.Log)).WithHorizontalBars();

        Assert.Equal("images", lying.X.Title);
        Assert.Equal("class", lying.Y.Title);
        Assert.Throws<ArgumentException>(() => lying.WithAxes(new Axis(), new Axis().WithRange(0, 1)));
        Assert.Throws<InvalidOperationException>(() => Samples.All["loss"].WithHorizontalBars());
    }

    [Fact]
    public void Boxes_NameTwice_IsRefused() => Assert.Throws<ArgumentException>(() => Figure.Boxes(new BoxSeries("a", [1]), new BoxSeries("a", [2])));

    // By hand: 3 - 1 up, -2 down, and the third series goes on from 3.
    [Fact]
    public void StackedBars_PositiveAndNegative_StackApart()
    {
        var stack = BarStack.Of(Figure.StackedBars(new BarSeries("a", ["x", "y"], [3, double.NaN]), new BarSeries("b", ["x"], [-2]), new BarSeries("c", ["y", "x"], [5, 1])));

        Assert.Equal(["x", "y"], stack.Categories);
        Assert.Equal([(0, 3), null], stack.Bars[0]);
        Assert.Equal([(0, -2), null], stack.Bars[1]);
        Assert.Equal([(3, 4), (0, 5)], stack.Bars[2]);
    }

    [Fact]
    public void LineSeries_LengthsDiffer_SaysBoth()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new LineSeries("a", [1, 2], [1]));
        Assert.Contains("Expected 2 values, one per position, got 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HeatMapSeries_RowTooShort_SaysTheShape()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new HeatMapSeries("a", ["x", "y"], ["r"], [[1.0]]));
        Assert.Contains("Expected 1 rows of 2 columns, got 1 rows of 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BarSeries_CategoryTwice_IsRefused() => Assert.Throws<ArgumentException>(() => new BarSeries("a", ["x", "x"], [1, 2]));

    [Fact]
    public void X_ScaleOnCategories_IsRefused() => Assert.Throws<ArgumentException>(() =>
        Figure.Bars(new BarSeries("a", ["x"], [1])).WithAxes(new Axis("x").WithScale(AxisScale.Log), new Axis()));

    [Fact]
    public void Y_LogarithmicFromZero_IsRefused() => Assert.Throws<ArgumentException>(() =>
        Figure.Lines(new LineSeries("a", [1], [1])).WithAxes(new Axis(), new Axis().WithScale(AxisScale.Log).WithRange(0, 1)));

    [Fact]
    public void Lines_None_IsRefused() => Assert.Throws<ArgumentException>(() => Figure.Lines());
}
