using System.Buffers;
using System.Text;
using System.Text.Json;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Metrics;

/// <summary>
/// Reads the logging requests that programs send all the time, straight from the bytes. Whatever is not plainly right is
/// left to <see cref="Batch.Read"/>, which knows how to name what is wrong.
/// </summary>
internal ref struct BatchReader
{
    private readonly List<KeyValuePair<byte[], string>> keys = new(16);
    private Utf8JsonReader json;

    private BatchReader(ReadOnlySequence<byte> body) => json = new Utf8JsonReader(body);

    /// <summary>A log-batch request, or null when it is not plainly right.</summary>
    public static Batch? ReadBatch(ReadOnlySequence<byte> body)
    {
        try
        {
            var reader = new BatchReader(body);
            return reader.ReadBatch();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>A log-metric request, or null when it is not plainly right.</summary>
    public static Batch? ReadMetric(ReadOnlySequence<byte> body)
    {
        try
        {
            var reader = new BatchReader(body);
            string? run = null;
            return reader.json.Read() && reader.json.TokenType == JsonTokenType.StartObject && reader.ReadPoint(ref run) is { } point && run is not null
                && !reader.json.Read()
                ? new Batch(run) { Metrics = [point] }
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private Batch? ReadBatch()
    {
        string? run = null;
        List<MetricRow>? metrics = null;
        List<KeyValuePair<string, string>>? parameters = null;
        List<KeyValuePair<string, string>>? tags = null;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("run_id"u8) || json.ValueTextEquals("run_uuid"u8))
            {
                if (ReadText() is not { Length: > 0 } id || (run is not null && run != id))
                    return null;
                run = id;
            }
            else if (json.ValueTextEquals("metrics"u8) && metrics is null)
            {
                if ((metrics = ReadPoints()) is null)
                    return null;
            }
            else if (json.ValueTextEquals("params"u8) && parameters is null)
            {
                if ((parameters = ReadPairs()) is null)
                    return null;
            }
            else if (json.ValueTextEquals("tags"u8) && tags is null)
            {
                if ((tags = ReadPairs()) is null)
                    return null;
            }
            else
            {
                return null;
            }
        }

        return run is not null && json.TokenType == JsonTokenType.EndObject && !json.Read()
            ? new Batch(run) { Metrics = metrics ?? [], Parameters = parameters ?? [], Tags = tags ?? [] }
            : null;
    }

    private List<MetricRow>? ReadPoints()
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
            return null;
        var points = new List<MetricRow>(1000);
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            string? run = null;
            if (ReadPoint(ref run) is not { } point || run is not null)
                return null;
            points.Add(point);
        }

        return json.TokenType == JsonTokenType.EndArray ? points : null;
    }

    private MetricRow? ReadPoint(ref string? run)
    {
        string? key = null;
        double? value = null;
        long? timestamp = null;
        long step = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("key"u8))
            {
                if ((key = ReadKey()) is null)
                    return null;
            }
            else if (json.ValueTextEquals("value"u8))
            {
                if ((value = ReadNumber()) is null)
                    return null;
            }
            else if (json.ValueTextEquals("timestamp"u8))
            {
                if (!json.Read() || json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out var number))
                    return null;
                timestamp = number;
            }
            else if (json.ValueTextEquals("step"u8))
            {
                if (!json.Read() || json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out step))
                    return null;
            }
            else if (json.ValueTextEquals("run_id"u8) || json.ValueTextEquals("run_uuid"u8))
            {
                if (ReadText() is not { Length: > 0 } id || (run is not null && run != id))
                    return null;
                run = id;
            }
            else
            {
                return null;
            }
        }

        return json.TokenType == JsonTokenType.EndObject && key is not null && value is { } sent && timestamp is { } time
            ? MetricRow.FromSent(key, sent, time, step)
            : null;
    }

    private double? ReadNumber()
    {
        if (!json.Read())
            return null;
        if (json.TokenType == JsonTokenType.Number)
            return json.TryGetDouble(out var value) ? value : null;
        return json.TokenType != JsonTokenType.String ? null
            : json.ValueTextEquals("NaN"u8) ? double.NaN
            : json.ValueTextEquals("Infinity"u8) ? double.PositiveInfinity
            : json.ValueTextEquals("-Infinity"u8) ? double.NegativeInfinity
            : null;
    }

    // A thousand points have a handful of keys: each becomes a string once.
    private string? ReadKey()
    {
        if (!json.Read() || json.TokenType != JsonTokenType.String)
            return null;
        if (json.HasValueSequence || json.ValueIsEscaped)
            return json.GetString() is { Length: > 0 } unusual ? unusual : null;
        foreach (var (bytes, known) in keys)
        {
            if (json.ValueSpan.SequenceEqual(bytes))
                return known;
        }

        if (json.ValueSpan.IsEmpty)
            return null;
        var key = Encoding.UTF8.GetString(json.ValueSpan);
        if (keys.Count < 64)
            keys.Add(new(json.ValueSpan.ToArray(), key));
        return key;
    }

    private string? ReadText() => json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;

    private List<KeyValuePair<string, string>>? ReadPairs()
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
            return null;
        var pairs = new List<KeyValuePair<string, string>>();
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            string? key = null;
            string? value = null;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isKey = json.ValueTextEquals("key"u8);
                if ((!isKey && !json.ValueTextEquals("value"u8)) || ReadText() is not { } text)
                    return null;
                if (isKey)
                    key = text;
                else
                    value = text;
            }

            if (json.TokenType != JsonTokenType.EndObject || string.IsNullOrEmpty(key))
                return null;
            pairs.Add(new(key, value ?? string.Empty));
        }

        return json.TokenType == JsonTokenType.EndArray ? pairs : null;
    }
}
