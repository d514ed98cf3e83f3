using System.Text.Json.Serialization;

namespace MedScan.Versions.Remotes;

/// <summary>What rclone prints, read without reflection.</summary>
[JsonSerializable(typeof(RcloneEntry[]))]
[JsonSerializable(typeof(RcloneFeatures))]
internal sealed partial class RcloneJsonContext : JsonSerializerContext;

/// <summary>A file of <c>rclone lsjson</c>.</summary>
internal sealed record RcloneEntry(string Path, long Size);

/// <summary>The part of <c>rclone backend features</c> that matters here.</summary>
internal sealed record RcloneFeatures(IReadOnlyDictionary<string, bool>? Features);
