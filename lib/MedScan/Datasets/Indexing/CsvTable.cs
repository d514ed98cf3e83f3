using System.Text;

namespace MedScan.Datasets.Indexing;

/// <summary>The known columns of a CSV file with a header.</summary>
/// <param name="Rows">The lines after the header; fields stand in the order in which the columns were asked for, trimmed, an absent
/// optional one as an empty text.</param>
internal sealed record CsvTable(IReadOnlyList<CsvRow> Rows)
{
    /// <param name="csv">The file.</param>
    /// <param name="required">Columns that must be there.</param>
    /// <param name="optional">Columns that may be there; any others are ignored.</param>
    /// <param name="what">What the lines are, for the message of an empty file.</param>
    /// <param name="faults">Receives a fault for each line that cannot be read; such lines are left out.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DatasetException">The file cannot be read, is empty, or lacks a column: without its header no line can be judged.</exception>
    internal static async Task<CsvTable> ReadAsync(
        string csv, IReadOnlyList<string> required, IReadOnlyList<string> optional, string what, List<string> faults, CancellationToken cancellationToken)
    {
        List<CsvRow> rows = CsvReader.Read(await ReadTextAsync(csv, cancellationToken).ConfigureAwait(false), faults);
        string[] columns = [.. required, .. optional];
        if (rows.Count < 2)
            throw new DatasetException(csv, [$"it lists no {what}. Expected a header such as {string.Join(',', columns)} and a line per image."]);

        int before = faults.Count;
        int[] places = FindColumns(rows[0], columns, required.Count, faults);
        if (faults.Count > before)
            throw new DatasetException(csv, faults);
        List<CsvRow> known = new(rows.Count - 1);
        foreach (CsvRow row in rows.Skip(1))
        {
            if (row.Fields.Count == rows[0].Fields.Count)
                known.Add(row with { Fields = [.. places.Select(place => place < 0 ? string.Empty : row.Fields[place].Trim())] });
            else
                faults.Add($"line {row.Line}: expected {rows[0].Fields.Count} fields as in the header, got {row.Fields.Count}.");
        }

        return new CsvTable(known);
    }

    private static async Task<string> ReadTextAsync(string csv, CancellationToken cancellationToken)
    {
        try
        {
            UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return await File.ReadAllTextAsync(csv, strict, cancellationToken).ConfigureAwait(false);
        }
        catch (DecoderFallbackException)
        {
            throw new DatasetException(csv, ["it is not UTF-8 text. Save it as 'CSV UTF-8'."]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(csv, [$"it cannot be read: {exception.Message}"]);
        }
    }

    // Positions of the known columns in the header; -1 for an optional one that is absent.
    private static int[] FindColumns(CsvRow header, string[] columns, int required, List<string> faults)
    {
        string[] names = [.. header.Fields.Select(name => name.Trim().ToLowerInvariant())];
        int[] places = [.. columns.Select(column => Array.IndexOf(names, column))];
        for (int index = 0; index < columns.Length; index++)
        {
            if (places[index] < 0 && index < required)
                faults.Add($"line {header.Line}: the header has no column '{columns[index]}'; it reads {string.Join(',', header.Fields)}.");
            if (names.Count(name => name == columns[index]) > 1)
                faults.Add($"line {header.Line}: the column '{columns[index]}' stands in the header twice.");
        }

        return places;
    }
}
