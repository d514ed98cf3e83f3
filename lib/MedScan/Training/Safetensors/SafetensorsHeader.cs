using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace MedScan.Training.Safetensors;

/// <summary>The head of a file: its length as 8 little-endian bytes, then JSON that says where each tensor lies.</summary>
/// <remarks>Every number is checked before it is used, because weight files are downloaded from strangers.</remarks>
internal sealed class SafetensorsHeader
{
    private const string MetadataKey = "__metadata__";

    // The limit of the reference implementation; a real header takes about 100 bytes per tensor.
    private const long MaxLength = 100_000_000;

    private SafetensorsHeader(long dataStart, IReadOnlyList<SafetensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        DataStart = dataStart;
        Entries = entries;
        Metadata = metadata;
    }

    /// <summary>Position in the file of the first byte after the header.</summary>
    public long DataStart { get; }

    /// <summary>In the order of their bytes; they cover the rest of the file without gaps.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    public static SafetensorsHeader Read(FileStream file)
    {
        string path = file.Name;
        long fileLength = file.Length;
        if (fileLength < 8)
            throw new SafetensorsException(path, $"a safetensors file starts with 8 bytes of length, this one has {fileLength} bytes in all.");
        Span<byte> prefix = stackalloc byte[8];
        file.ReadExactly(prefix);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length < 2 || length > MaxLength || length > (ulong)(fileLength - 8))
        {
            throw new SafetensorsException(
                path, $"the header claims {length} bytes, but the file has {fileLength}. It is truncated or no safetensors file.");
        }

        var json = new byte[length];
        file.ReadExactly(json);
        try
        {
            return Parse(path, json, 8 + (long)length, fileLength - 8 - (long)length);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new SafetensorsException(path, "the header is not the JSON of a safetensors file.", exception);
        }
    }

    public static byte[] Write(IReadOnlyList<SafetensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(MetadataKey);
                foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                    json.WriteString(key, value);
                json.WriteEndObject();
            }

            foreach (SafetensorsEntry entry in entries)
                WriteEntry(json, entry);
            json.WriteEndObject();
        }

        // Spaces up to a multiple of 8, so that mapped tensors are aligned.
        while (buffer.Length % 8 != 0)
            buffer.WriteByte((byte)' ');
        var result = new byte[8 + buffer.Length];
        BinaryPrimitives.WriteInt64LittleEndian(result, buffer.Length);
        buffer.GetBuffer().AsSpan(0, (int)buffer.Length).CopyTo(result.AsSpan(8));
        return result;
    }

    private static void WriteEntry(Utf8JsonWriter json, SafetensorsEntry entry)
    {
        json.WriteStartObject(entry.Name);
        json.WriteString("dtype", SafetensorsType.Name(entry.Type));
        json.WriteStartArray("shape");
        foreach (long size in entry.Shape)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(entry.Begin);
        json.WriteNumberValue(entry.End);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static SafetensorsHeader Parse(string path, byte[] json, long dataStart, long dataLength)
    {
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
        var entries = new List<SafetensorsEntry>();
        var metadata = new Dictionary<string, string>();
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (property.NameEquals(MetadataKey))
            {
                foreach (JsonProperty pair in property.Value.EnumerateObject())
                    metadata.Add(pair.Name, pair.Value.GetString() ?? "");
            }
            else
            {
                entries.Add(ParseEntry(path, property));
            }
        }

        // An empty tensor begins where its neighbour begins; the end puts it first.
        entries.Sort((left, right) => (left.Begin, left.End).CompareTo((right.Begin, right.End)));
        long position = 0;
        foreach (SafetensorsEntry entry in entries)
        {
            if (entry.Begin != position)
                throw new SafetensorsException(path, $"tensor '{entry.Name}' starts at byte {entry.Begin}, expected {position}: the tensors overlap or leave a gap.");
            position = entry.End;
        }

        if (position != dataLength)
            throw new SafetensorsException(path, $"the header describes {position} bytes of tensors, the file holds {dataLength}. It is truncated or was appended to.");
        return new SafetensorsHeader(dataStart, entries, metadata);
    }

    private static SafetensorsEntry ParseEntry(string path, JsonProperty property)
    {
        string name = property.Name;
        if (!property.Value.TryGetProperty("dtype", out JsonElement typeName)
            || !property.Value.TryGetProperty("shape", out JsonElement sizes)
            || !property.Value.TryGetProperty("data_offsets", out JsonElement offsets))
        {
            throw new SafetensorsException(path, $"tensor '{name}' lacks one of dtype, shape, data_offsets.");
        }

        ScalarType type = SafetensorsType.Parse(typeName.GetString() ?? "")
            ?? throw new SafetensorsException(path, $"tensor '{name}' has the type '{typeName}'; MedScan reads {SafetensorsType.Names}.");
        long[] shape = [.. sizes.EnumerateArray().Select(size => size.GetInt64())];
        long[] range = [.. offsets.EnumerateArray().Select(offset => offset.GetInt64())];
        if (range.Length != 2 || range[0] < 0 || range[1] < range[0] || ByteCount(shape, type) != range[1] - range[0])
        {
            throw new SafetensorsException(
                path, $"tensor '{name}' of shape ({string.Join(", ", shape)}) and type {typeName} does not fit the bytes [{string.Join(", ", range)}).");
        }

        return new SafetensorsEntry(name, type, shape, range[0], range[1]);
    }

    /// <returns>-1 where the shape is impossible.</returns>
    private static long ByteCount(long[] shape, ScalarType type)
    {
        Int128 count = SafetensorsType.Size(type);
        foreach (long size in shape)
        {
            count *= size;
            if (size < 0 || count > long.MaxValue)
                return -1;
        }

        return (long)count;
    }
}
