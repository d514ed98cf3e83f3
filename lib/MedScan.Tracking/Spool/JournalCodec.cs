using System.Text;

namespace MedScan.Tracking.Spool;

/// <summary>Records as bytes. Strings are UTF-8 behind their length; names of points stand once in each record.</summary>
internal static class JournalCodec
{
    private enum Kind : byte
    {
        Points = 1,
        Parameter = 2,
        Tag = 3,
        Input = 4,
        Artifact = 5,
        End = 6,
    }

    /// <summary>Appends a record of points, framed.</summary>
    /// <remarks><c>names</c>: Scratch space of the caller, emptied here.</remarks>
    public static void WritePoints(MemoryStream output, long time, ReadOnlySpan<Metric> points, Dictionary<string, int> names)
    {
        int start = Begin(output);
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write((byte)Kind.Points);
        writer.Write(time);
        names.Clear();
        foreach (ref readonly Metric point in points) names.TryAdd(point.Key, names.Count);
        writer.Write7BitEncodedInt(names.Count);
        // A dictionary that only grew enumerates in the order of insertion, which is the order of the numbers.
        foreach (string name in names.Keys) writer.Write(name);
        writer.Write7BitEncodedInt(points.Length);
        foreach (ref readonly Metric point in points)
        {
            writer.Write7BitEncodedInt(names[point.Key]);
            writer.Write(point.Value);
            writer.Write(point.Timestamp);
            writer.Write(point.Step);
        }

        writer.Flush();
        Complete(output, start);
    }

    /// <summary>Appends any other record, framed.</summary>
    /// <exception cref="ArgumentException">An artifact's bytes are still in memory; points have their own method.</exception>
    public static void Write(MemoryStream output, JournalEntry entry)
    {
        int start = Begin(output);
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        switch (entry)
        {
            case JournalEntry.Parameter parameter:
                WriteHead(writer, Kind.Parameter, entry);
                writer.Write(parameter.Name);
                writer.Write(parameter.Value);
                break;
            case JournalEntry.Tag tag:
                WriteHead(writer, Kind.Tag, entry);
                writer.Write(tag.Name);
                writer.Write(tag.Value);
                break;
            case JournalEntry.Input input:
                WriteHead(writer, Kind.Input, entry);
                WriteInput(writer, input.DataSet);
                break;
            case JournalEntry.Artifact { Content: SpooledContent.Blob blob } artifact:
                WriteHead(writer, Kind.Artifact, entry);
                writer.Write(artifact.Path);
                writer.Write(blob.FileName);
                break;
            case JournalEntry.End end:
                WriteHead(writer, Kind.End, entry);
                writer.Write((byte)end.Status);
                writer.Write(end.IsProvisional);
                break;
            default:
                throw new ArgumentException($"Expected a record that can be written to a journal, got {entry}.", nameof(entry));
        }

        writer.Flush();
        Complete(output, start);
    }

    /// <exception cref="InvalidDataException">The payload, though undamaged, is of a kind this version does not know.</exception>
    public static JournalEntry Read(byte[] buffer, int offset, int length)
    {
        using var reader = new BinaryReader(new MemoryStream(buffer, offset, length, writable: false), Encoding.UTF8);
        var kind = (Kind)reader.ReadByte();
        long time = reader.ReadInt64();
        return kind switch
        {
            Kind.Points => new JournalEntry.Points(time, ReadPoints(reader)),
            Kind.Parameter => new JournalEntry.Parameter(time, reader.ReadString(), reader.ReadString()),
            Kind.Tag => new JournalEntry.Tag(time, reader.ReadString(), reader.ReadString()),
            Kind.Input => new JournalEntry.Input(time, ReadInput(reader)),
            Kind.Artifact => new JournalEntry.Artifact(time, reader.ReadString(), new SpooledContent.Blob(reader.ReadString())),
            Kind.End => new JournalEntry.End(time, (RunEnd)reader.ReadByte(), reader.ReadBoolean()),
            _ => throw new InvalidDataException($"Expected a record of kind 1 to 6, got {(byte)kind}: a newer version wrote this journal."),
        };
    }

    private static int Begin(MemoryStream output)
    {
        int start = (int)output.Length;
        output.Position = start;
        output.Write(stackalloc byte[JournalFormat.FrameLength]);
        return start;
    }

    private static void Complete(MemoryStream output, int start) =>
        JournalFormat.Frame(output.GetBuffer().AsSpan(start, (int)output.Length - start));

    private static void WriteHead(BinaryWriter writer, Kind kind, JournalEntry entry)
    {
        writer.Write((byte)kind);
        writer.Write(entry.Time);
    }

    private static Metric[] ReadPoints(BinaryReader reader)
    {
        var names = new string[reader.Read7BitEncodedInt()];
        for (int index = 0; index < names.Length; index++) names[index] = reader.ReadString();
        var points = new Metric[reader.Read7BitEncodedInt()];
        for (int index = 0; index < points.Length; index++)
        {
            points[index] = new Metric(
                names[reader.Read7BitEncodedInt()], reader.ReadDouble(), reader.ReadInt64(), reader.ReadInt64());
        }

        return points;
    }

    private static void WriteInput(BinaryWriter writer, DatasetInput input)
    {
        writer.Write(input.Name);
        writer.Write(input.Digest);
        writer.Write(input.SourceType);
        writer.Write(input.Source);
        WriteOptional(writer, input.Schema);
        WriteOptional(writer, input.Profile);
        writer.Write7BitEncodedInt(input.Tags.Count);
        foreach ((string name, string value) in input.Tags)
        {
            writer.Write(name);
            writer.Write(value);
        }
    }

    private static DatasetInput ReadInput(BinaryReader reader)
    {
        var input = new DatasetInput
        {
            Name = reader.ReadString(),
            Digest = reader.ReadString(),
            SourceType = reader.ReadString(),
            Source = reader.ReadString(),
            Schema = ReadOptional(reader),
            Profile = ReadOptional(reader),
        };
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int left = reader.Read7BitEncodedInt(); left > 0; left--) tags[reader.ReadString()] = reader.ReadString();
        return input with { Tags = tags };
    }

    private static void WriteOptional(BinaryWriter writer, string? value)
    {
        writer.Write(value is not null);
        if (value is not null) writer.Write(value);
    }

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
