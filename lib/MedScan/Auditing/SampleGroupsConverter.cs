using System.Text.Json;
using System.Text.Json.Serialization;
using MedScan.Datasets;

namespace MedScan.Auditing;

/// <summary>Only images that belong to a group, by path.</summary>
internal sealed class SampleGroupsConverter : JsonConverter<SampleGroups>
{
    public override SampleGroups Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Audit reports are written, not read.");

    public override void Write(Utf8JsonWriter writer, SampleGroups value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string path, string? group) in value.ByPath.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (group is not null)
                writer.WriteString(path, group);
        }

        writer.WriteEndObject();
    }
}
