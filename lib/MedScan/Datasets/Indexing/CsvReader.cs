using System.Text;

namespace MedScan.Datasets.Indexing;

/// <summary>RFC 4180: commas, double quotes, quotes doubled inside quotes, line breaks allowed inside quotes; LF or CRLF.</summary>
internal static class CsvReader
{
    /// <returns>All records that are not blank lines; a fault is added for each broken quotation.</returns>
    internal static List<CsvRow> Read(string text, List<string> faults)
    {
        List<CsvRow> rows = [];
        List<string> fields = [];
        StringBuilder field = new();
        int line = 1;
        int start = 1;
        int position = 0;
        while (position < text.Length)
        {
            if (text[position] == '"')
                position = ReadQuoted(text, position, field, ref line, faults);
            while (position < text.Length && text[position] is not (',' or '\n' or '\r'))
                field.Append(text[position++]);

            fields.Add(field.ToString());
            field.Clear();
            bool comma = position < text.Length && text[position] == ',';
            position++;
            if (comma && position < text.Length)
                continue;
            if (comma)
                fields.Add(string.Empty);
            else if (position < text.Length && text[position - 1] == '\r' && text[position] == '\n')
                position++;

            if (fields.Count > 1 || fields[0].Length > 0)
                rows.Add(new CsvRow(start, [.. fields]));
            fields.Clear();
            start = ++line;
        }

        return rows;
    }

    // Returns the position after the closing quote.
    private static int ReadQuoted(string text, int position, StringBuilder field, ref int line, List<string> faults)
    {
        int opened = line;
        for (position++; position < text.Length; position++)
        {
            if (text[position] == '\n')
                line++;
            if (text[position] != '"')
            {
                field.Append(text[position]);
            }
            else if (position + 1 < text.Length && text[position + 1] == '"')
            {
                field.Append('"');
                position++;
            }
            else
            {
                position++;
                if (position < text.Length && text[position] is not (',' or '\n' or '\r'))
                    faults.Add($"line {line}: text follows a closing quote. Double the quotes that belong to the value.");
                return position;
            }
        }

        faults.Add($"line {opened}: a quote is opened and never closed.");
        return position;
    }
}
