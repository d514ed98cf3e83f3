using System.Text.Json.Nodes;
using Google.Protobuf;

namespace MedScan.TrackingServer.Traces;

/// <summary>Reads spans from OpenTelemetry's message <c>ExportTraceServiceRequest</c>, field by field (opentelemetry-proto 1.x).</summary>
internal static class OtlpReader
{
    // A value within a value within a value: nothing that is logged goes so deep.
    private const int MaxDepth = 40;

    /// <exception cref="InvalidDataException">The bytes are not such a message.</exception>
    public static IReadOnlyList<Span> Read(byte[] message)
    {
        try
        {
            return ReadSpans(message);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    private static List<Span> ReadSpans(byte[] message)
    {
        var spans = new List<Span>();
        foreach (var resource in Messages(message, 1))
        {
            foreach (var scope in Messages(resource, 2))
            {
                foreach (var span in Messages(scope, 2))
                    spans.Add(ReadSpan(span));
            }
        }

        return spans;
    }

    private static Span ReadSpan(byte[] message)
    {
        byte[] traceId = [], spanId = [], parentId = [];
        var (name, status) = (string.Empty, (Code: 0, Message: string.Empty));
        long start = 0, end = 0;
        var attributes = new List<KeyValuePair<string, JsonNode?>>();
        var events = new List<SpanEvent>();
        Each(message, (input, field) =>
        {
            switch (field)
            {
                case 1: traceId = input.ReadBytes().ToByteArray(); break;
                case 2: spanId = input.ReadBytes().ToByteArray(); break;
                case 4: parentId = input.ReadBytes().ToByteArray(); break;
                case 5: name = input.ReadString(); break;
                case 7: start = (long)input.ReadFixed64(); break;
                case 8: end = (long)input.ReadFixed64(); break;
                case 9: attributes.Add(ReadPair(input.ReadBytes().ToByteArray(), 0)); break;
                case 11: events.Add(ReadEvent(input.ReadBytes().ToByteArray())); break;
                case 15: status = ReadStatus(input.ReadBytes().ToByteArray()); break;
                default: input.SkipLastField(); break;
            }
        });
        return traceId.Length == 16 && spanId.Length == 8
            ? new Span(traceId, spanId, parentId, name, start, end, status.Code, status.Message, attributes, events)
            : throw new InvalidDataException("Expected a trace id of 16 bytes and a span id of 8.");
    }

    private static SpanEvent ReadEvent(byte[] message)
    {
        var name = string.Empty;
        var time = 0L;
        var attributes = new List<KeyValuePair<string, JsonNode?>>();
        Each(message, (input, field) =>
        {
            switch (field)
            {
                case 1: time = (long)input.ReadFixed64(); break;
                case 2: name = input.ReadString(); break;
                case 3: attributes.Add(ReadPair(input.ReadBytes().ToByteArray(), 0)); break;
                default: input.SkipLastField(); break;
            }
        });
        return new SpanEvent(name, time, attributes);
    }

    private static (int Code, string Message) ReadStatus(byte[] message)
    {
        var status = (Code: 0, Message: string.Empty);
        Each(message, (input, field) =>
        {
            switch (field)
            {
                case 2: status.Message = input.ReadString(); break;
                case 3: status.Code = input.ReadEnum(); break;
                default: input.SkipLastField(); break;
            }
        });
        return status;
    }

    private static KeyValuePair<string, JsonNode?> ReadPair(byte[] message, int depth)
    {
        var key = string.Empty;
        JsonNode? value = null;
        Each(message, (input, field) =>
        {
            switch (field)
            {
                case 1: key = input.ReadString(); break;
                case 2: value = ReadValue(input.ReadBytes().ToByteArray(), depth + 1); break;
                default: input.SkipLastField(); break;
            }
        });
        return new(key, value);
    }

    private static JsonNode? ReadValue(byte[] message, int depth)
    {
        if (depth > MaxDepth)
            throw new InvalidDataException($"Values are nested more than {MaxDepth} deep.");
        JsonNode? value = null;
        Each(message, (input, field) =>
        {
            switch (field)
            {
                case 1: value = input.ReadString(); break;
                case 2: value = input.ReadBool(); break;
                case 3: value = input.ReadInt64(); break;
                case 4: value = Number(input.ReadDouble()); break;
                case 5: value = new JsonArray([.. Messages(input.ReadBytes().ToByteArray(), 1).Select(item => ReadValue(item, depth + 1))]); break;
                case 6:
                    value = new JsonObject(Messages(input.ReadBytes().ToByteArray(), 1).Select(pair => ReadPair(pair, depth + 1)).DistinctBy(pair => pair.Key));
                    break;
                case 7: value = input.ReadBytes().ToBase64(); break;
                default: input.SkipLastField(); break;
            }
        });
        return value;
    }

    private static JsonValue Number(double value) => double.IsFinite(value)
        ? JsonValue.Create(value)
        : JsonValue.Create(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");

    // The messages that a repeated field holds.
    private static List<byte[]> Messages(byte[] message, int wanted)
    {
        var found = new List<byte[]>();
        Each(message, (input, field) =>
        {
            if (field == wanted)
                found.Add(input.ReadBytes().ToByteArray());
            else
                input.SkipLastField();
        });
        return found;
    }

    private static void Each(byte[] message, Action<CodedInputStream, int> read)
    {
        using var input = new CodedInputStream(message);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
            read(input, WireFormat.GetTagFieldNumber(tag));
    }
}
