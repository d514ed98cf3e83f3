using System.Text.Json;

namespace MedScan.Versions.Manifests;

/// <summary>Reads a snapshot's file and checks that nobody changed it.</summary>
internal static class SnapshotReader
{
    /// <exception cref="SnapshotException">It is no snapshot, of a later version, damaged or changed.</exception>
    public static DatasetSnapshot Read(ReadOnlySpan<byte> text, string source)
    {
        if (text.StartsWith("\uFEFF"u8))
            text = text[3..];
        SnapshotHeader header = ReadHeader(NextLine(ref text), source);
        List<SnapshotFile> files = [];
        HashSet<string> paths = new(StringComparer.Ordinal);
        for (int line = 2; text.Length > 0; line++)
        {
            ReadOnlySpan<byte> json = NextLine(ref text);
            if (json.Length == 0)
                continue;
            SnapshotFile file = ReadFile(json, source, line);
            if (!paths.Add(file.Path))
                throw new SnapshotException(source, $"line {line}: '{file.Path}' is named twice.");
            files.Add(file);
        }

        DatasetSnapshot snapshot = new(header.Name ?? "", files, header.Containers ?? []);
        if (header.Files != files.Count)
            throw new SnapshotException(source, $"it names {header.Files} images and lists {files.Count}: it is cut off, or was changed by hand. Make it again.");
        if (header.Digest != snapshot.Digest)
            throw new SnapshotException(source, $"its digest is {header.Digest}, and its lines have {snapshot.Digest}: it is damaged, or was changed by hand. Make it again.");
        return snapshot;
    }

    private static SnapshotHeader ReadHeader(ReadOnlySpan<byte> json, string source)
    {
        SnapshotHeader? header = null;
        try
        {
            header = JsonSerializer.Deserialize(json, SnapshotHeaderContext.Default.SnapshotHeader);
        }
        catch (JsonException)
        {
            // Said below: it is something else.
        }

        if (header?.Format != SnapshotText.Format)
            throw new SnapshotException(source, "it is no snapshot. Make one with: medscan data snapshot <data> -o <file>");
        if (header.Version != SnapshotText.Version)
        {
            throw new SnapshotException(
                source, $"it has version {header.Version}, and this MedScan reads version {SnapshotText.Version}. Use the MedScan that wrote it, or a newer one.");
        }

        return header.Containers?.Any(container => container is not { Path.Length: > 0, Bytes: >= 0 } || !IsHash(container.Sha256)) == true
            ? throw new SnapshotException(source, "line 1: a container lacks its path, or its sha256 is no SHA-256.")
            : header;
    }

    private static SnapshotFile ReadFile(ReadOnlySpan<byte> json, string source, int line)
    {
        SnapshotFile? file;
        try
        {
            file = JsonSerializer.Deserialize(json, SnapshotJsonContext.Default.SnapshotFile);
        }
        catch (JsonException exception)
        {
            throw new SnapshotException(source, $"line {line} is no image of a snapshot: {exception.Message}", exception);
        }

        if (file is null || !IsHash(file.Sha256) || file.Bytes < 0 || file.Path.Length == 0)
            throw new SnapshotException(source, $"line {line}: expected a path, a SHA-256 and a size, got {System.Text.Encoding.UTF8.GetString(json)}");
        if (file.Split is not (null or "train" or "validation" or "test"))
            throw new SnapshotException(source, $"line {line}: expected the split train, validation or test, got '{file.Split}'");
        return file;
    }

    // What becomes part of a path on the disk and in a remote must be nothing else.
    private static bool IsHash(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return line.TrimEnd((byte)'\r');
    }
}
