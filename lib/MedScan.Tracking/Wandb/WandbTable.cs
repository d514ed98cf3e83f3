namespace MedScan.Tracking;

/// <summary>A table to hand to <see cref="WandbRun.Log"/>; it becomes the artifact <c>(key).table.json</c> in the form of MLflow's tables.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Each with a value for each column.</param>
public sealed record WandbTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    internal IEnumerable<IReadOnlyDictionary<string, object?>> ToRows()
    {
        foreach (IReadOnlyList<object?> row in Rows)
        {
            if (row.Count != Columns.Count)
                throw new ArgumentException($"Expected rows of {Columns.Count} values ({string.Join(", ", Columns)}), got one of {row.Count}.");
            yield return Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
        }
    }
}
