using System.Text;
using System.Text.Json;
using MedScan.Metrics;
using MedScan.Tracking;
using MedScan.Training.Reports;

namespace MedScan.Training.Tracking;

/// <summary>Writes data sets into a run, each split as an input of its own: MLflow keeps one context per content.</summary>
internal static class DataSetLog
{
    private const int DigestLength = 36; // MLflow's column

    public static void Write(TrackedRun run, DataReport data)
    {
        foreach (DataPart part in data.Parts)
            run.LogInput(Describe(data.Name, data.Source, part.Name, part.Digest, data.Classes, part.Counts), Context(part.Name));
        run.SetTag("medscan.dataset_digest", data.Digest);
        run.SetTag("medscan.snapshot_digest", data.SnapshotDigest);
    }

    public static void Write(TrackedRun run, ClassificationReport report, string source)
    {
        if (report.Subject is not { DataSet: { } name, Split: { } split, SplitDigest: { } digest })
            return;
        run.LogInput(Describe(name, source, split, digest, [.. report.Classes.Select(row => row.Name)], [.. report.Classes.Select(row => row.Support)]), Context(split));
    }

    internal static DatasetInput Describe(
        string name, string source, string split, string digest, IReadOnlyList<string> classes, IReadOnlyList<int> counts) => new()
        {
            Name = name,
            Digest = digest.Length > DigestLength ? digest[..DigestLength] : digest,
            SourceType = "local",
            Source = source,
            Profile = Profile(split, classes, counts),
        };

    // MLflow's words: training, validation, test.
    private static string Context(string split) => split == "train" ? "training" : split;

    private static string Profile(string split, IReadOnlyList<string> classes, IReadOnlyList<int> counts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("num_rows", counts.Sum());
            json.WriteString("split", split);
            json.WriteStartObject("images_per_class");
            foreach ((string name, int count) in classes.Zip(counts))
                json.WriteNumber(name, count);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
