using System.Text.Json;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Inputs;

/// <summary>A data set's use by a run, with tags that say what for.</summary>
internal sealed record DatasetInput(Dataset Dataset, IReadOnlyList<KeyValuePair<string, string>> Tags)
{
    private const int MaxKeyLength = 255;
    private const int MaxValueLength = 500;

    /// <exception cref="ApiException">A field is missing or longer than it may be.</exception>
    public static DatasetInput Read(RequestFields fields)
    {
        var tags = fields.Pairs("tags");
        foreach (var (key, value) in tags)
        {
            FieldRules.CheckLength(key, MaxKeyLength, "key");
            FieldRules.CheckLength(value, MaxValueLength, "value");
        }

        return new DatasetInput(Dataset.Read(fields.Object("dataset")), tags);
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        Answer.Pairs(writer, "tags", Tags);
        Dataset.WriteTo(writer);
        writer.WriteEndObject();
    }
}
