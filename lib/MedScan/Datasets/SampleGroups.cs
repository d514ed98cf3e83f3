using MedScan.Datasets.Indexing;
using MedScan.Experiments;

namespace MedScan.Datasets;

/// <summary>Which images belong together, beside what the data set itself says: the content of a <c>groups.csv</c>.</summary>
public sealed class SampleGroups
{
    private static readonly string[] Header = ["path", "group"];

    private SampleGroups(string source, IReadOnlyDictionary<string, string?> byPath)
    {
        Source = source;
        ByPath = byPath;
    }

    /// <summary>Where the groups come from, for messages.</summary>
    public string Source { get; }

    /// <summary>The group of each image by its path; null = it stands alone.</summary>
    public IReadOnlyDictionary<string, string?> ByPath { get; }

    /// <summary>Takes groups that were found or made in code.</summary>
    /// <param name="byPath">The group of each image by <see cref="ImageSample.Path"/>; null or absent = it stands alone.</param>
    public static SampleGroups FromPaths(IReadOnlyDictionary<string, string?> byPath)
    {
        ArgumentNullException.ThrowIfNull(byPath);
        return new SampleGroups("the given groups", new Dictionary<string, string?>(byPath, StringComparer.Ordinal));
    }

    /// <summary>Reads a CSV file (RFC 4180, UTF-8) with the columns <c>path</c> and <c>group</c>; further columns are ignored.</summary>
    /// <param name="csv">The file. Paths are those of the data set's samples; an empty group means that the image stands alone.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DatasetException">The file is missing or faulty; faults carry line numbers.</exception>
    public static async Task<SampleGroups> ReadAsync(string csv, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(csv);
        List<string> faults = [];
        CsvTable table = await CsvTable.ReadAsync(csv, Header, [], "groups", faults, cancellationToken).ConfigureAwait(false);
        Dictionary<string, string?> byPath = new(StringComparer.Ordinal);
        foreach (CsvRow row in table.Rows)
        {
            string path = row.Fields[0].Replace('\\', '/');
            if (path.Length == 0)
                faults.Add($"line {row.Line}: the path is empty.");
            else if (!byPath.TryAdd(path, row.Fields[1].Length == 0 ? null : row.Fields[1]))
                faults.Add($"line {row.Line}: '{path}' stands there twice.");
        }

        if (faults.Count > 0)
            throw new DatasetException(csv, faults);
        return new SampleGroups(csv, byPath);
    }

    /// <summary>Writes a <c>groups.csv</c>: every image by rising path, those that stand alone with an empty group.</summary>
    /// <param name="csv">The file; its folder must exist.</param>
    /// <param name="replace">Whether a file that is there already may be replaced.</param>
    /// <param name="cancellationToken">Stops before the file is written.</param>
    /// <exception cref="MedScanException">The file is there already, or cannot be written.</exception>
    public Task WriteAsync(string csv, bool replace = false, CancellationToken cancellationToken = default) =>
        CsvWriter.WriteAsync(
            csv, Header, ByPath.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new[] { entry.Key, entry.Value ?? "" }), replace, cancellationToken);

    /// <summary>Images of a data set that these groups say nothing about, such as files that were added since.</summary>
    /// <param name="dataset">The data set.</param>
    /// <returns>Their paths in the data set's order.</returns>
    public IReadOnlyList<string> MissingFrom(ImageDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return [.. dataset.Samples.Select(sample => sample.Path).Where(path => !ByPath.ContainsKey(path))];
    }

    internal static SampleGroups Of(ImageDataset dataset, IReadOnlyList<string?> groups) => new(
        "the audit", dataset.Samples.Zip(groups).ToDictionary(pair => pair.First.Path, pair => pair.Second, StringComparer.Ordinal));

    /// <summary>The group of each sample in order.</summary>
    /// <exception cref="DatasetException">The groups name images that the data set does not have.</exception>
    internal IReadOnlyList<string?> For(ImageDataset dataset)
    {
        HashSet<string> paths = [.. dataset.Samples.Select(sample => sample.Path)];
        string[] unknown = [.. ByPath.Keys.Where(path => !paths.Contains(path)).Order(StringComparer.Ordinal)];
        if (unknown.Length > 0)
        {
            // The nearest spelling is dear to find and told for those that are shown.
            throw new DatasetException(
                Source, [.. unknown.Select((path, index) => $"'{path}' is no image of {dataset.Name}{(index < 3 ? Spelling.Hint(path, paths) : "")}.")]);
        }

        return [.. dataset.Samples.Select(sample => ByPath.GetValueOrDefault(sample.Path))];
    }
}
