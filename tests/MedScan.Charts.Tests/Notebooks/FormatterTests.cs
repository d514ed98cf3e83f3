using System.Text.Json;

namespace MedScan.Charts.Tests.Notebooks;

public class FormatterTests
{
    [Fact]
    public void Figure_HasPlotlyAndSvgAndText_AndNoHtml()
    {
        Figure figure = Figure.Lines(new LineSeries("loss", [1, 2], [0.5, 0.25])).WithTitle("Loss");

        Dictionary<string, string> forms = AsKernel.Format(figure);

        Assert.Equal(["application/vnd.plotly.v1+json", "image/svg+xml", "text/plain"], forms.Keys.Order(StringComparer.Ordinal));
        using JsonDocument plotly = JsonDocument.Parse(forms["application/vnd.plotly.v1+json"]);
        Assert.Equal(JsonValueKind.Array, plotly.RootElement.GetProperty("data").ValueKind);
        Assert.StartsWith("<svg", forms["image/svg+xml"], StringComparison.Ordinal);
        Assert.Equal("Loss. Lines. loss: 0.25 to 0.5.", forms["text/plain"]);
    }

    [Fact]
    public void Report_IsInAFrameThatRunsNoScript()
    {
        Dictionary<string, string> forms = AsKernel.Format(new HtmlReport("A <b> & \"c\"").WithText("text"));

        Assert.StartsWith("<iframe sandbox=\"\" title=\"A &lt;b&gt; &amp; &quot;c&quot;\"", forms["text/html"], StringComparison.Ordinal);
        Assert.Equal("Report: A <b> & \"c\"", forms["text/plain"]);
    }
}
