using System.Text.Json;
using System.Xml.Linq;

namespace MedScan.Charts.Tests;

public sealed class FigureTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_Sample_IsAsApproved(string name) => Approval.Verify(name + ".svg", Samples.All[name].ToSvg());

    // Plotly.validate(data, layout) of plotly.js 4.1 has nothing to say about the approved files.
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

        Assert.DoesNotContain(document.Descendants(), element => element.Name.LocalName is "script" or "image" or "a" or "style" or "foreignObject");
        Assert.DoesNotContain(document.Descendants().Attributes(), attribute => attribute.Name.LocalName is "href" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
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
