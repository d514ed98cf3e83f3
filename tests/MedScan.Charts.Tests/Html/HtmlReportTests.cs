using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MedScan.Charts.Tests.Html;

public sealed partial class HtmlReportTests
{
    private static readonly HtmlReport s_report = new HtmlReport("Audit of <brain-mri>", "3,264 images & more")
        .WithFacts(new ReportFact("Images", "3,264"), new ReportFact("Leaks", "12", "test images that are in train"))
        .WithWarning("12 images leak.\nSplit again.")
        .WithHeading("Balance")
        .WithText("One paragraph.\n\nAnother\nof two lines, with <b>markup</b> and \"quotes\".")
        .WithFigure(Samples.All["bars-stacked"])
        .WithTable(["Class", "Images", "Share"], [["glioma_tumor", "826", "28.4 %"], ["no tumor", "–", "15.3 %"]])
        .WithHeading("Duplicates")
        .WithFigure(Samples.All["images"])
        .WithSubheading("Duplicates")
        .WithHeading("???");

    [Fact]
    public void ToHtml_WholeReport_IsAsApproved() => Approval.Verify("report.html", s_report.ToHtml());

    [Fact]
    public void ToHtml_WholeReport_IsWellFormed()
    {
        XElement[] elements = [.. Body(s_report).Descendants()];

        string[] ids = [.. elements.Attributes("id").Select(id => id.Value)];
        Assert.Equal(["balance", "duplicates", "duplicates-2", "section"], ids);
        Assert.Equal(["#balance", "#duplicates", "#section"], elements.Where(e => e.Name == "nav").Descendants("a").Attributes("href").Select(href => href.Value));
        // Nothing that a strict content security policy forbids, and nothing from elsewhere.
        Assert.DoesNotContain(elements, element => element.Name.LocalName is "script" or "iframe" or "object" or "link" or "form");
        Assert.DoesNotContain(elements.Attributes(), attribute =>
            attribute.Name.LocalName == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(
            elements.Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src"),
            attribute => Assert.Matches("^(#|data:image/(png|jpeg);base64,)", attribute.Value));
    }

    [Fact]
    public void ToHtml_StyleSheet_IsTheOnlyOneThePolicyAllows()
    {
        string html = s_report.ToHtml();
        string css = Style().Match(html).Groups[1].Value;

        Assert.Contains($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)))}'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", css, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", css, StringComparison.Ordinal);
        Assert.Equal(css.Count(c => c == '{'), css.Count(c => c == '}'));
    }

    [Fact]
    public void ToHtml_ColoursOfFigures_AreAllInTheStyleSheet()
    {
        foreach (Figure figure in Samples.All.Values)
        {
            string html = figure.ToHtml(), css = Style().Match(html).Groups[1].Value;
            Assert.All(Variable().Matches(html).Select(match => match.Groups[1].Value).Distinct(), name => Assert.Equal(2, css.Split($"{name}: #").Length - 1));
        }
    }

    [Theory]
    [InlineData("number", "826", "1,037", "-3")]
    [InlineData("number", "28.4 %", "0%", "–")]
    [InlineData("number", "1.5 MB", "12 kB", "900 B")]
    [InlineData("number", "0.93 ± 0.02", "< 0.01", "1e-5")]
    [InlineData("line", "image(1).jpg", "2", "3")]
    [InlineData("line", "2024-01-02", "2024-01-03", "1.2.3")]
    [InlineData("line", "128x128", "64x64", "")]
    [InlineData("line", "–", "", "-")]
    [InlineData(null, "a text that is longer than what stays in one line", "1", "2")]
    public void WithTable_Column_IsAlignedByWhatItHolds(string? expected, string first, string second, string third)
    {
        XElement body = Body(new HtmlReport("t").WithTable(["h"], [[first], [second], [third]]));

        Assert.All(body.Descendants("td").Concat(body.Descendants("th")), cell => Assert.Equal(expected, cell.Attribute("class")?.Value));
    }

    [Fact]
    public void WithTable_NamesOfParametersInTheHead_MayBreakBetweenTheirWords()
    {
        string html = new HtmlReport("t").WithTable(["train.learning_rate"], [["0.001"]]).ToHtml();

        Assert.Contains(">train.<wbr>learning_<wbr>rate</th>", html, StringComparison.Ordinal);
        Assert.Contains(">0.001</td>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, 20, 0)]
    [InlineData(21, 10, 11)]
    [InlineData(500, 10, 490)]
    public void WithTable_ManyRows_HidesAllButTheFirst(int rows, int shown, int hidden)
    {
        XElement body = Body(new HtmlReport("t").WithTable(["h"], Enumerable.Range(0, rows).Select(row => new[] { $"{row}" }).ToArray()));

        Assert.Equal(shown, body.Descendants("tbody").First().Elements("tr").Count());
        Assert.Equal(hidden, body.Descendants("details").Descendants("tbody").Elements("tr").Count());
        Assert.Equal(Enumerable.Range(0, rows).Select(row => $"{row}"), body.Descendants("td").Select(cell => cell.Value));
    }

    [Fact]
    public void WithTable_RowTooShort_SaysWhich()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new HtmlReport("t").WithTable(["a", "b"], [["1", "2"], ["3"]]));
        Assert.Contains("Expected 2 cells in each row, got 1 in row 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithText_Hostile_StaysText()
    {
        const string hostile = "</p><script>alert('x')</script><img src=x onerror=alert(1)> &lt; \u0007";
        XElement body = Body(new HtmlReport(hostile, hostile).WithHeading(hostile).WithText(hostile).WithWarning(hostile)
            .WithTable([hostile], [[hostile]]).WithFacts(new ReportFact(hostile, hostile, hostile))
            .WithFigure(Figure.Images([new ImageTile(SampleImages.SquarePng, hostile)], 1)));

        Assert.Equal(11, body.Descendants().Count(element => element.Nodes().OfType<XText>().Any(text => text.Value.Contains("<script>", StringComparison.Ordinal))));
        Assert.Single(body.Descendants("img"));
    }

    [Fact]
    public void With_EachPart_LeavesTheReportAsItWas()
    {
        var empty = new HtmlReport("t");
        string before = empty.ToHtml();

        Assert.NotEqual(before, empty.WithHeading("h").ToHtml());
        Assert.Equal(before, empty.ToHtml());
    }

    [Fact]
    public void ToHtml_Figure_IsDrawnForWideAndForNarrowScreens()
    {
        XElement body = Body(new HtmlReport("t").WithFigure(Samples.All["loss"]));

        Assert.Equal(["720", "340"], body.Descendants().Where(e => e.Name.LocalName == "svg" && e.Attribute("role") is not null).Attributes("width").Select(width => width.Value));
    }

    /// <summary>The body as XML, which it also is, apart from two elements without end.</summary>
    private static XElement Body(HtmlReport report)
    {
        string html = report.ToHtml();
        string body = html[html.IndexOf("<body>", StringComparison.Ordinal)..(html.IndexOf("</body>", StringComparison.Ordinal) + 7)];
        body = VoidElement().Replace(body.Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal), "$0</$1>");
        return XElement.Parse(body, LoadOptions.PreserveWhitespace);
    }

    [GeneratedRegex("<style>(.*)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex(@"var\((--[a-z0-9-]+)\)")]
    private static partial Regex Variable();

    [GeneratedRegex("<(img|br|wbr)[^>]*>")]
    private static partial Regex VoidElement();
}
