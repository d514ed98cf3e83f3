using System.Collections.Immutable;
using MedScan.Charts.Html;
using MedScan.Charts.Notebooks;

namespace MedScan.Charts;

/// <summary>A page of headings, text, tables and figures, as a value: each method gives a longer report and leaves the one it was
/// called on as it is. The page needs no script, no font and no other file, asks no network, and suits light and dark screens,
/// phones and paper. All texts are shown as they are; nothing in them is taken for markup.</summary>
[TypeFormatterSource(typeof(ReportFormatterSource))]
public sealed record HtmlReport
{
    /// <summary>Creates an empty report.</summary>
    /// <param name="title">What stands at its top and in the title of the window.</param>
    /// <param name="subtitle">A line below it, smaller; empty = none.</param>
    public HtmlReport(string title, string subtitle = "")
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(subtitle);
        Title = title;
        Subtitle = subtitle;
    }

    /// <summary>What stands at the top.</summary>
    public string Title { get; }

    /// <summary>A line below the title, smaller; empty = none.</summary>
    public string Subtitle { get; }

    internal ImmutableList<ReportPart> Parts { get; private init; } = [];

    /// <summary>A longer report: a section begins. Sections can be linked to, and from three on the page begins with a list of them.</summary>
    /// <param name="text">What the section is called.</param>
    public HtmlReport WithHeading(string text) => With(new ReportPart.Heading(NotNull(text), Level: 2));

    /// <summary>A longer report: a part of a section begins.</summary>
    /// <param name="text">What the part is called.</param>
    public HtmlReport WithSubheading(string text) => With(new ReportPart.Heading(NotNull(text), Level: 3));

    /// <summary>A longer report with text.</summary>
    /// <param name="text">Paragraphs are parted by empty lines; other line ends are kept.</param>
    public HtmlReport WithText(string text) => With(new ReportPart.Text(NotNull(text)));

    /// <summary>A longer report with a text that must not be missed.</summary>
    /// <param name="text">What is wrong and what to do.</param>
    public HtmlReport WithWarning(string text) => With(new ReportPart.Warning(NotNull(text)));

    /// <summary>A longer report with a few numbers in large type.</summary>
    /// <param name="facts">Two to eight read well.</param>
    public HtmlReport WithFacts(params ReportFact[] facts) => WithFacts((IReadOnlyList<ReportFact>)facts);

    /// <inheritdoc cref="WithFacts(ReportFact[])"/>
    public HtmlReport WithFacts(IReadOnlyList<ReportFact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return With(new ReportPart.Facts([.. facts]));
    }

    /// <summary>A longer report with a table. Columns of numbers are aligned to the right; a table of more than 20 rows shows the
    /// first ten and the others on demand.</summary>
    /// <param name="headers">Names of the columns.</param>
    /// <param name="rows">Rows of as many cells.</param>
    /// <exception cref="ArgumentException">There is no column, or a row has another number of cells.</exception>
    public HtmlReport WithTable(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        string[][] cells = ReportPart.Table.Checked(headers, rows);
        return With(new ReportPart.Table([.. headers], cells));
    }

    /// <inheritdoc cref="WithTable(IReadOnlyList{string}, IReadOnlyList{IReadOnlyList{string}})"/>
    public HtmlReport WithTable<TRow>(IReadOnlyList<string> headers, IReadOnlyList<TRow> rows)
        where TRow : IReadOnlyList<string>
    {
        ArgumentNullException.ThrowIfNull(rows);
        return WithTable(headers, (IReadOnlyList<IReadOnlyList<string>>)[.. rows]);
    }

    /// <summary>A longer report with a figure.</summary>
    /// <param name="figure">Drawn once for wide and once for narrow screens.</param>
    public HtmlReport WithFigure(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return With(new ReportPart.Picture(figure));
    }

    /// <summary>The page. The same report gives the same text.</summary>
    public string ToHtml() => HtmlPage.Write(this);

    internal static string PageOf(Figure figure) =>
        new HtmlReport(figure.Title, figure.Subtitle).WithFigure(figure with { Title = "", Subtitle = "" }).ToHtml();

    private HtmlReport With(ReportPart part) => this with { Parts = Parts.Add(part) };

    private static string NotNull(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text;
    }
}
