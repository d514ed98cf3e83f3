using System.Text.Json;

namespace MedScan.TrackingServer.Artifacts;

/// <summary>A file or a folder as a listing shows it.</summary>
/// <param name="Name">Its name, or its path relative to what was listed.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Length">The file's length in bytes.</param>
internal sealed record ArtifactEntry(string Name, bool IsFolder, long Length)
{
    /// <summary>Writes the member <c>files</c>; nothing at all when there are none, as MLflow does.</summary>
    public static void WriteAll(Utf8JsonWriter writer, IReadOnlyList<ArtifactEntry> entries)
    {
        if (entries.Count == 0)
            return;
        writer.WriteStartArray("files");
        foreach (var entry in entries)
        {
            writer.WriteStartObject();
            writer.WriteString("path", entry.Name);
            writer.WriteBoolean("is_dir", entry.IsFolder);
            if (!entry.IsFolder && entry.Length > 0)
                writer.WriteNumber("file_size", entry.Length);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
