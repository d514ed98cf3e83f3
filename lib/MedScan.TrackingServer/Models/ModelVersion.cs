using System.Globalization;
using System.Text.Json;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Models;

/// <summary>A version of a registered model, as it is sent.</summary>
internal sealed record ModelVersion(string Name, long Version)
{
    public long? CreationTime { get; init; }

    public long? LastUpdatedTime { get; init; }

    public string? Description { get; init; }

    public string? UserId { get; init; }

    public string? Stage { get; init; }

    public string? Source { get; init; }

    public string? RunId { get; init; }

    public string? Status { get; init; }

    public string? StatusMessage { get; init; }

    public string? RunLink { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>The names that lead to this version; MLflow tells them only where one version is asked for.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public void WriteTo(Utf8JsonWriter writer, string? member = null)
    {
        Answer.StartObject(writer, member);
        writer.WriteString("name", Name);
        writer.WriteString("version", Version.ToString(CultureInfo.InvariantCulture));
        if (CreationTime is { } created)
            writer.WriteNumber("creation_timestamp", created);
        if (LastUpdatedTime is { } updated)
            writer.WriteNumber("last_updated_timestamp", updated);
        Text(writer, "user_id", UserId);
        Text(writer, "current_stage", Stage);
        Text(writer, "description", Description);
        Text(writer, "source", Source);
        Text(writer, "run_id", RunId);
        Text(writer, "status", Status);
        Text(writer, "status_message", StatusMessage);
        Answer.Pairs(writer, "tags", Tags);
        Text(writer, "run_link", RunLink);
        Answer.List(writer, "aliases", Aliases, static (one, alias) => one.WriteStringValue(alias));
        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
