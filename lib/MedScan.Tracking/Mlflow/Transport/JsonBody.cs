using System.Buffers;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MedScan.Tracking;

/// <summary>A JSON object as the body of a request, written field by field; fields without a value are left out.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Over a buffer in memory the writer holds nothing that needs disposing.")]
internal sealed class JsonBody : IEnumerable
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;

    public JsonBody()
    {
        _writer = new(_buffer, Writing);
        _writer.WriteStartObject();
    }

    public void Add(string name, string? value)
    {
        if (value is not null)
            _writer.WriteString(name, value);
    }

    public void Add(string name, long? value)
    {
        if (value is { } number)
            _writer.WriteNumber(name, number);
    }

    public void Add(string name, bool value) => _writer.WriteBoolean(name, value);

    /// <summary>NaN and the infinities go as strings, which is how protocol buffers spell them in JSON.</summary>
    public void AddDouble(string name, double value)
    {
        _writer.WritePropertyName(name);
        WriteDouble(value);
    }

    public void Add(string name, IReadOnlyList<string>? values)
    {
        if (values is not { Count: > 0 })
            return;
        _writer.WriteStartArray(name);
        foreach (var value in values)
            _writer.WriteStringValue(value);
        _writer.WriteEndArray();
    }

    /// <summary>Tags or parameters: a list of <c>{"key", "value"}</c>; left out when empty.</summary>
    public void Add(string name, IReadOnlyCollection<KeyValuePair<string, string>>? pairs)
    {
        if (pairs is not { Count: > 0 })
            return;
        _writer.WriteStartArray(name);
        foreach (var (key, value) in pairs)
        {
            _writer.WriteStartObject();
            _writer.WriteString("key"u8, key);
            _writer.WriteString("value"u8, value);
            _writer.WriteEndObject();
        }
        _writer.WriteEndArray();
    }

    public void Add(string name, ReadOnlySpan<Metric> metrics)
    {
        if (metrics.IsEmpty)
            return;
        _writer.WriteStartArray(name);
        foreach (ref readonly var metric in metrics)
        {
            _writer.WriteStartObject();
            _writer.WriteString("key"u8, metric.Key);
            _writer.WritePropertyName("value"u8);
            WriteDouble(metric.Value);
            _writer.WriteNumber("timestamp"u8, metric.Timestamp);
            _writer.WriteNumber("step"u8, metric.Step);
            _writer.WriteEndObject();
        }
        _writer.WriteEndArray();
    }

    public void Add(string name, IReadOnlyList<DatasetInput> inputs)
    {
        _writer.WriteStartArray(name);
        foreach (var input in inputs)
        {
            _writer.WriteStartObject();
            Add("tags", input.Tags);
            _writer.WriteStartObject("dataset"u8);
            Add("name", input.Name);
            Add("digest", input.Digest);
            Add("source_type", input.SourceType);
            Add("source", input.Source);
            Add("schema", input.Schema);
            Add("profile", input.Profile);
            _writer.WriteEndObject();
            _writer.WriteEndObject();
        }
        _writer.WriteEndArray();
    }

    /// <summary>Closes the object and gives its UTF-8 bytes; nothing can be added afterwards.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        _writer.WriteEndObject();
        _writer.Dispose();
        return _buffer.WrittenMemory;
    }

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException("Collection initialisers need the interface, nothing else does.");

    private void WriteDouble(double value)
    {
        if (double.IsFinite(value))
            _writer.WriteNumberValue(value);
        else
            _writer.WriteStringValue(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8);
    }
}
