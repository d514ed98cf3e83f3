using MedScan.Charts.Svg;

namespace MedScan.Charts.Tests.Svg;

public sealed class CategoryLabelsTests
{
    [Fact]
    public void Draw_ShortNames_AreInOneLine() => Assert.DoesNotContain("rotate", Drawn(["a", "b"], 100), StringComparison.Ordinal);

    [Fact]
    public void Draw_NamesOfTwoWords_BreakBetweenThem()
    {
        string svg = Drawn(["meningioma_tumor", "pituitary_tumor"], 90);

        Assert.Contains(">meningioma_<", svg, StringComparison.Ordinal);
        Assert.Contains(">tumor<", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_LongNames_AreAslantAndWholeOnHovering()
    {
        string svg = Drawn(["pneumonoultramicroscopicsilicovolcanoconiosis", "b"], 60);

        Assert.Contains("rotate(-35", svg, StringComparison.Ordinal);
        Assert.Contains("<title>pneumonoultramicroscopicsilicovolcanoconiosis</title>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_HundredNamesInNarrowRoom_LeavesSomeOut()
    {
        string[] names = [.. Enumerable.Range(0, 100).Select(index => $"category {index}")];

        Assert.InRange(Drawn(names, 6).Split("<text").Length - 1, 20, 40);
    }

    [Fact]
    public void Draw_ManyNumbers_AreAScaleOfWhichSomeAreWrittenLevel()
    {
        string[] names = [.. Enumerable.Range(0, 24).Select(index => $"0.{index + 10}")];

        string svg = Drawn(names, 20);

        Assert.DoesNotContain("rotate", svg, StringComparison.Ordinal);
        Assert.InRange(svg.Split("<text").Length - 1, 8, 12); // each is about 25 pixels wide, and there are 480
    }

    private static string Drawn(string[] names, double width)
    {
        var svg = new SvgWriter(Ink.Paper);
        new CategoryLabels(names, width).Draw(svg, new PlotArea(0, 0, width * names.Length, 100));
        return svg.ToString();
    }
}
