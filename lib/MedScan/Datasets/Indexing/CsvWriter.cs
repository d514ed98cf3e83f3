using System.Text;

namespace MedScan.Datasets.Indexing;

/// <summary>Writes what <see cref="CsvReader"/> reads: RFC 4180, UTF-8, LF.</summary>
internal static class CsvWriter
{
    /// <summary>Writes a whole file or none.</summary>
    /// <exception cref="MedScanException">The file is there already and may not be replaced, or it cannot be written.</exception>
    internal static Task WriteAsync(
        string path, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, bool replace, CancellationToken cancellationToken)
    {
        StringBuilder text = new();
        foreach (IReadOnlyList<string> row in rows.Prepend(header))
            text.AppendJoin(',', row.Select(Field)).Append('\n');
        return OutputFile.WriteAsync(path, text.ToString(), replace, cancellationToken);
    }

    private static string Field(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 && value.Trim() == value ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
