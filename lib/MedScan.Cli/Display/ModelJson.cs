using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedScan.Tracking;

namespace MedScan.Cli.Display;

/// <summary>Versions of models as JSON for programs.</summary>
internal static class ModelJson
{
    private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<ModelVersion> versions) => new JsonArray([.. versions.Select(Node)]).ToJsonString(s_format);

    public static string Write(ModelVersion version) => Node(version).ToJsonString(s_format);

    private static JsonObject Node(ModelVersion version) => new()
    {
        ["name"] = version.Name,
        ["version"] = version.Version,
        ["aliases"] = new JsonArray([.. version.Aliases.Select(alias => (JsonNode?)alias)]),
        ["stage"] = version.Stage,
        ["run_id"] = version.RunId,
        ["source"] = version.Source,
        ["description"] = version.Description,
        ["creation_time"] = version.CreationTime,
    };
}
