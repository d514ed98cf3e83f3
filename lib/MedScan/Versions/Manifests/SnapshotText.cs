using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MedScan.Versions.Manifests;

/// <summary>The one way in which a snapshot is written, byte for byte.</summary>
/// <remarks>Keys in a fixed order, no spaces, texts escaped as in RFC 8785 (only quotes, backslashes and control characters), so that
/// the digest does not depend on a JSON library's taste.</remarks>
internal static class SnapshotText
{
    public const string Extension = ".jsonl";
    public const string Format = "medscan-snapshot";
    public const int Version = 1;

    public static string Digest(IReadOnlyList<SnapshotFile> files)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        StringBuilder line = new();
        foreach (SnapshotFile file in files)
        {
            line.Clear();
            AppendFile(line, file);
            hash.AppendData(Encoding.UTF8.GetBytes(line.ToString()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string Write(DatasetSnapshot snapshot)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{{\"format\":\"{Format}\",\"version\":{Version},\"name\":");
        AppendText(text, snapshot.Name);
        text.Append(CultureInfo.InvariantCulture, $",\"files\":{snapshot.Files.Count},\"bytes\":{snapshot.Bytes},\"digest\":\"{snapshot.Digest}\"");
        if (snapshot.Containers.Count > 0)
            text.Append(",\"containers\":[");
        foreach ((int index, SnapshotContainer container) in snapshot.Containers.Index())
        {
            text.Append(index == 0 ? "{\"path\":" : ",{\"path\":");
            AppendText(text, container.Path);
            text.Append(CultureInfo.InvariantCulture, $",\"sha256\":\"{container.Sha256}\",\"bytes\":{container.Bytes}}}");
        }

        if (snapshot.Containers.Count > 0)
            text.Append(']');
        text.Append("}\n");
        foreach (SnapshotFile file in snapshot.Files)
            AppendFile(text, file);
        return text.ToString();
    }

    private static void AppendFile(StringBuilder text, SnapshotFile file)
    {
        text.Append("{\"path\":");
        AppendText(text, file.Path);
        text.Append(CultureInfo.InvariantCulture, $",\"sha256\":\"{file.Sha256}\",\"bytes\":{file.Bytes},\"label\":");
        AppendText(text, file.Label);
        text.Append(",\"split\":");
        AppendText(text, file.Split);
        text.Append(",\"group\":");
        AppendText(text, file.Group);
        text.Append("}\n");
    }

    private static void AppendText(StringBuilder text, string? value)
    {
        if (value is null)
        {
            text.Append("null");
            return;
        }

        text.Append('"');
        foreach (char letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => text.Append(letter),
            };
        }

        text.Append('"');
    }
}
