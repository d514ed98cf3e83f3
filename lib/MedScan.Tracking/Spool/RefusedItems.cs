using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MedScan.Tracking.Spool;

/// <summary>Keeps what the server refused: a JSON object a line in <c>refused/(key).jsonl</c> beside the runs' folders, and the
/// contents of refused artifacts in <c>refused/(key)/</c>.</summary>
internal sealed class RefusedItems(RunFolder folder)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string FilePath { get; } = Path.Combine(folder.RefusedFolder, folder.Key + ".jsonl");

    /// <returns>What was refused, in a few words.</returns>
    public string Keep(string? runId, RunBatch batch, string reason)
    {
        string what = "";
        foreach (Metric point in batch.Points)
        {
            what = $"metric '{point.Key}' at step {point.Step}";
            Append(runId, reason, writer =>
            {
                writer.WriteString("metric", point.Key);
                if (double.IsFinite(point.Value)) writer.WriteNumber("value", point.Value);
                else writer.WriteString("value", point.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
                writer.WriteNumber("timestamp", point.Timestamp);
                writer.WriteNumber("step", point.Step);
            });
        }

        foreach ((string name, string value) in batch.Parameters)
        {
            what = $"parameter '{name}'";
            Append(runId, reason, writer =>
            {
                writer.WriteString("parameter", name);
                writer.WriteString("value", value);
            });
        }

        foreach ((string name, string value) in batch.Tags)
        {
            what = $"tag '{name}'";
            Append(runId, reason, writer =>
            {
                writer.WriteString("tag", name);
                writer.WriteString("value", value);
            });
        }

        return what;
    }

    public void Keep(string? runId, DatasetInput input, string reason) => Append(runId, reason, writer =>
    {
        writer.WriteString("dataset", input.Name);
        writer.WriteString("digest", input.Digest);
        writer.WriteString("source", input.Source);
    });

    public void Keep(string? runId, JournalEntry.Artifact artifact, string reason)
    {
        string? kept = null;
        if (artifact.Content is SpooledContent.Blob blob && File.Exists(folder.BlobPath(blob.FileName)))
        {
            string place = Path.Combine(folder.RefusedFolder, folder.Key);
            kept = Path.Combine(place, $"{blob.FileName}-{Path.GetFileName(artifact.Path)}");
            try
            {
                Directory.CreateDirectory(place);
                File.Move(folder.BlobPath(blob.FileName), kept, overwrite: true);
            }
            catch (IOException)
            {
                kept = null;
            }
        }

        Append(runId, reason, writer =>
        {
            writer.WriteString("artifact", artifact.Path);
            if (kept is not null) writer.WriteString("file", kept);
        });
    }

    private void Append(string? runId, string reason, Action<Utf8JsonWriter> item)
    {
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("run", runId);
            item(writer);
            writer.WriteString("reason", reason);
            writer.WriteEndObject();
        }

        try
        {
            Directory.CreateDirectory(folder.RefusedFolder);
            File.AppendAllText(FilePath, Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length) + "\n");
        }
        catch (IOException)
        {
            // A full disk. The warning that goes with each refused item names it all the same.
        }
    }
}
