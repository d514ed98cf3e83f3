using System.Text;
using MedScan.Imaging;

namespace MedScan.Datasets.Indexing;

/// <summary>Reads <c>path,label[,split][,group]</c> manifests.</summary>
internal static class ManifestIndexer
{
    private static readonly string[] Columns = ["path", "label", "split", "group"];

    internal static async Task<ImageDataset> IndexAsync(string csv, string? root, DatasetOptions options, CancellationToken cancellationToken)
    {
        csv = Path.GetFullPath(csv);
        root = root is null ? Path.GetDirectoryName(csv)! : Path.GetFullPath(root);
        List<string> faults = [];
        List<CsvRow> rows = CsvReader.Read(await ReadTextAsync(csv, cancellationToken).ConfigureAwait(false), faults);
        if (rows.Count < 2)
            throw new DatasetException(csv, ["it lists no images. Expected a header such as path,label,split,group and a line per image."]);

        int before = faults.Count;
        int[] columns = FindColumns(rows[0], faults);
        // Without its header no line can be judged.
        if (faults.Count > before)
            throw new DatasetException(csv, faults);

        List<IndexEntry> entries = new(rows.Count - 1);
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        foreach (CsvRow row in rows.Skip(1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ReadEntry(row, rows[0].Fields.Count, columns, root, faults) is not { } entry)
                continue;
            if (lines.TryAdd(entry.Path, row.Line))
                entries.Add(entry);
            else
                faults.Add($"line {row.Line}: '{entry.Path}' stands on line {lines[entry.Path]} already.");
        }

        return await IndexBuilder.BuildAsync(csv, root, entries, 0, options, faults, cancellationToken).ConfigureAwait(false);
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
    private static int[] FindColumns(CsvRow header, List<string> faults)
    {
        string[] names = [.. header.Fields.Select(name => name.Trim().ToLowerInvariant())];
        int[] columns = [.. Columns.Select(column => Array.IndexOf(names, column))];
        for (int index = 0; index < Columns.Length; index++)
        {
            if (columns[index] < 0 && index < 2)
                faults.Add($"line {header.Line}: the header has no column '{Columns[index]}'; it reads {string.Join(',', header.Fields)}.");
            if (names.Count(name => name == Columns[index]) > 1)
                faults.Add($"line {header.Line}: the column '{Columns[index]}' stands in the header twice.");
        }

        return columns;
    }

    private static IndexEntry? ReadEntry(CsvRow row, int width, int[] columns, string root, List<string> faults)
    {
        int before = faults.Count;
        if (row.Fields.Count != width)
        {
            faults.Add($"line {row.Line}: expected {width} fields as in the header, got {row.Fields.Count}.");
            return null;
        }

        string Field(int column) => columns[column] < 0 ? string.Empty : row.Fields[columns[column]].Trim();
        string label = Field(1);
        if (label.Length == 0)
            faults.Add($"line {row.Line}: the label is empty.");
        DataSplit? split = Field(2).Length == 0 ? DataSplit.Unassigned : SplitName.Parse(Field(2));
        if (split is null)
            faults.Add($"line {row.Line}: '{Field(2)}' is no split. Use {SplitName.Accepted}.");
        string? path = CheckPath(Field(0), row.Line, root, faults);
        return faults.Count > before ? null : new IndexEntry(path!, label, split!.Value, Field(3).Length == 0 ? null : Field(3));
    }

    private static string? CheckPath(string path, int line, string root, List<string> faults)
    {
        if (path.Length == 0)
        {
            faults.Add($"line {line}: the path is empty.");
            return null;
        }

        string full = Path.GetFullPath(path.Replace('\\', '/'), root);
        string file = FrameReference.Find(full).Path;
        if (!File.Exists(file))
            faults.Add($"line {line}: '{path}' does not exist under '{root}'.");
        else if (!ImageDecoder.IsSupportedExtension(file) && !FileSignature.MayBeDicom(Path.GetFileName(file)))
            faults.Add($"line {line}: '{path}' is no image format that MedScan reads. Use {ImageFormatName.All}.");
        return Path.GetRelativePath(root, full).Replace(Path.DirectorySeparatorChar, '/');
    }
}
