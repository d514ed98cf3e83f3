using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MedScan.Tracking.Runs;

/// <summary>A table that grows while a run goes on, in the form of MLflow's <c>log_table</c>: columns once, then rows.</summary>
internal sealed class RunTable
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly List<string> _columns = [];
    private readonly List<Dictionary<string, string>> _rows = [];

    /// <exception cref="ArgumentException">A row has no named parts.</exception>
    public void Add<T>(IEnumerable<T> rows)
    {
        List<Dictionary<string, string>> added = [];
        foreach (T row in rows)
        {
            IReadOnlyList<KeyValuePair<string, object?>> cells = (row is null ? null : ObjectMembers.Read(row))
                ?? throw new ArgumentException($"Expected rows that are records or dictionaries, got {row?.GetType().Name ?? "null"}.", nameof(rows));
            added.Add(cells.ToDictionary(cell => cell.Key, cell => ValueText.Json(cell.Value), StringComparer.Ordinal));
        }

        foreach (string column in added.SelectMany(row => row.Keys))
            if (!_columns.Contains(column)) _columns.Add(column);
        _rows.AddRange(added);
    }

    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("columns");
            foreach (string column in _columns) writer.WriteStringValue(column);
            writer.WriteEndArray();
            writer.WriteStartArray("data");
            foreach (Dictionary<string, string> row in _rows)
            {
                writer.WriteStartArray();
                foreach (string column in _columns) writer.WriteRawValue(Encoding.UTF8.GetBytes(row.GetValueOrDefault(column, "null")), skipInputValidation: true);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
