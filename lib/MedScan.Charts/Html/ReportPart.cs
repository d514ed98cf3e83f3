namespace MedScan.Charts.Html;

/// <summary>What a report consists of.</summary>
internal abstract record ReportPart
{
    private ReportPart()
    {
    }

    public sealed record Heading(string Title, int Level) : ReportPart;

    public sealed record Text(string Content) : ReportPart;

    public sealed record Warning(string Content) : ReportPart;

    public sealed record Facts(IReadOnlyList<ReportFact> Items) : ReportPart;

    public sealed record Picture(Figure Figure) : ReportPart;

    public sealed record Table(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) : ReportPart
    {
        public static string[][] Checked(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
        {
            ArgumentNullException.ThrowIfNull(headers);
            ArgumentNullException.ThrowIfNull(rows);
            if (headers.Count == 0)
                throw new ArgumentException("Expected at least one column, got none.", nameof(headers));
            foreach ((int index, IReadOnlyList<string> row) in rows.Index())
            {
                if (row.Count != headers.Count)
                    throw new ArgumentException($"Expected {headers.Count} cells in each row, got {row.Count} in row {index}.", nameof(rows));
            }

            return [.. rows.Select(row => row.ToArray())];
        }
    }
}
