using System.Globalization;
using System.Text.Json;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Models;

/// <summary>A registered model, as it is sent.</summary>
internal sealed record RegisteredModel(string Name, long? CreationTime, long? LastUpdatedTime, string? Description)
{
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>The newest version of each stage that a version is in.</summary>
    public IReadOnlyList<ModelVersion> LatestVersions { get; init; } = [];

    /// <summary>Names of versions.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Aliases { get; init; } = [];

    public void WriteTo(Utf8JsonWriter writer, string? member = null)
    {
        Answer.StartObject(writer, member);
        writer.WriteString("name", Name);
        if (CreationTime is { } created)
            writer.WriteNumber("creation_timestamp", created);
        if (LastUpdatedTime is { } updated)
            writer.WriteNumber("last_updated_timestamp", updated);
        if (!string.IsNullOrEmpty(Description))
            writer.WriteString("description", Description);
        Answer.List(writer, "latest_versions", LatestVersions, static (one, version) => version.WriteTo(one));
        Answer.Pairs(writer, "tags", Tags);
        Answer.List(writer, "aliases", Aliases, static (one, alias) =>
        {
            one.WriteStartObject();
            one.WriteString("alias", alias.Key);
            one.WriteString("version", alias.Value.ToString(CultureInfo.InvariantCulture));
            one.WriteEndObject();
        });
        writer.WriteEndObject();
    }
}
