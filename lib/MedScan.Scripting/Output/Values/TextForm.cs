using System.Text;

namespace MedScan.Scripting.Output.Values;

/// <summary>Writes a shape as text: tables with aligned columns.</summary>
internal static class TextForm
{
    private const int WidestColumn = 60;

    public static string Write(Shape shape) => shape switch
    {
        Shape.Plain plain => plain.Text,
        Shape.Grid grid => Write(grid),
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private static string Write(Shape.Grid grid)
    {
        List<string> lines = [];
        if (grid.Title.Length > 0)
            lines.Add(grid.Title);
        int columns = Math.Max(grid.Headers.Count, grid.Rows.Count == 0 ? 0 : grid.Rows[0].Count);
        string[][] texts = [.. grid.Rows.Select(row => row.Select(cell => Brief.OneLine(cell.Text, WidestColumn)).ToArray())];
        bool[] right = [.. Enumerable.Range(0, columns).Select(column => grid.Rows.Count > 0 && grid.Rows.All(row => row[column].IsNumber || row[column].Text is "" or "null")
            && grid.Rows.Any(row => row[column].IsNumber))];
        int[] widths = [.. Enumerable.Range(0, columns).Select(column =>
            Math.Max(grid.Headers.Count > 0 ? TextWidth.Of(grid.Headers[column]) : 0, texts.Select(row => TextWidth.Of(row[column])).DefaultIfEmpty().Max()))];
        if (grid.Headers.Count > 0)
        {
            lines.Add(Line(grid.Headers, widths, right));
            lines.Add(string.Join("  ", widths.Select(width => new string('-', width))));
        }
        lines.AddRange(texts.Select(row => Line(row, widths, right)));
        if (grid.Footer.Length > 0)
            lines.Add(grid.Footer);
        return string.Join('\n', lines);
    }

    private static string Line(IReadOnlyList<string> cells, int[] widths, bool[] right)
    {
        StringBuilder line = new();
        for (int column = 0; column < cells.Count; column++)
        {
            string padding = new(' ', widths[column] - TextWidth.Of(cells[column]));
            line.Append(column > 0 ? "  " : "").Append(right[column] ? padding + cells[column] : cells[column] + padding);
        }
        return line.ToString().TrimEnd();
    }
}
