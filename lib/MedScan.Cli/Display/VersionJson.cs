using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedScan.Versions;

namespace MedScan.Cli.Display;

/// <summary>Snapshots and what was done with them as JSON for programs.</summary>
internal static class VersionJson
{
    private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(DatasetSnapshot snapshot) => Summary(snapshot).ToJsonString(s_format);

    public static string Write(IReadOnlyList<StoredSnapshot> stored) => new JsonArray(
    [
        .. stored.Select(snapshot => new JsonObject
        {
            ["name"] = snapshot.Name,
            ["digest"] = snapshot.Digest,
            ["stored_at"] = snapshot.StoredAt,
        }),
    ]).ToJsonString(s_format);

    public static string Write(PushResult result) => new JsonObject
    {
        ["digest"] = result.Digest,
        ["name"] = result.Name,
        ["objects"] = result.Objects,
        ["sent_objects"] = result.SentObjects,
        ["sent_bytes"] = result.SentBytes,
    }.ToJsonString(s_format);

    public static string Write(PullResult result) => new JsonObject
    {
        ["digest"] = result.Digest,
        ["path"] = result.Path,
        ["was_there"] = result.WasThere,
        ["images"] = result.Images,
        ["received_objects"] = result.ReceivedObjects,
        ["received_bytes"] = result.ReceivedBytes,
    }.ToJsonString(s_format);

    public static string Write(SnapshotDiff diff) => new JsonObject
    {
        ["before"] = Summary(diff.Before),
        ["after"] = Summary(diff.After),
        ["changes"] = new JsonArray([.. diff.Changes.Select(Node)]),
    }.ToJsonString(s_format);

    private static JsonObject Summary(DatasetSnapshot snapshot) => new()
    {
        ["name"] = snapshot.Name,
        ["digest"] = snapshot.Digest,
        ["images"] = snapshot.Files.Count,
        ["bytes"] = snapshot.Bytes,
    };

    private static JsonObject Node(SnapshotChange change) => new()
    {
        ["path"] = change.Path,
        ["kinds"] = new JsonArray([.. Kinds(change).Select(kind => (JsonNode?)kind)]),
        ["before"] = Node(change.Before),
        ["after"] = Node(change.After),
    };

    private static JsonObject? Node(SnapshotFile? file) => file is null ? null : new JsonObject
    {
        ["path"] = file.Path,
        ["sha256"] = file.Sha256,
        ["bytes"] = file.Bytes,
        ["label"] = file.Label,
        ["split"] = file.Split,
        ["group"] = file.Group,
    };

    private static IEnumerable<string> Kinds(SnapshotChange change) => new (bool Is, string Kind)[]
    {
        (change.IsAdded, "added"), (change.IsRemoved, "removed"), (change.IsChanged, "changed"), (change.IsMoved, "moved"),
        (change.IsRelabelled, "relabelled"), (change.IsResplit, "resplit"), (change.IsRegrouped, "regrouped"),
    }.Where(pair => pair.Is).Select(pair => pair.Kind);
}
