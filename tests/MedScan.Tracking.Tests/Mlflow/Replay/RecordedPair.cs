using System.Text.Json;
using System.Text.Json.Nodes;

namespace MedScan.Tracking.Tests.Mlflow.Replay;

/// <summary>What MLflow's own client 3.6 sent to MLflow's own server 3.6, and what the server answered.</summary>
internal sealed record RecordedPair(string Item, string Method, string Path, JsonObject? Request, string? ContentType, int Status, JsonObject Answer)
{
    public static IReadOnlyList<RecordedPair> All { get; } =
    [
        .. File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Recordings", "mlflow-client-3.6.jsonl"))
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .Select(pair => new RecordedPair(
                (string)pair["item"]!, (string)pair["method"]!, (string)pair["path"]!, pair["request"]?.AsObject(),
                (string?)pair["contentType"], (int)pair["status"]!, pair["answer"]!.AsObject())),
    ];

    public string PathOnly => Path.Split('?')[0];

    public string Endpoint => PathOnly.Replace("/api/2.0/mlflow/", "", StringComparison.Ordinal);

    /// <summary>The query as it was sent, still encoded, in no order.</summary>
    public IEnumerable<string> Query => QueryOf(Path);

    public static IEnumerable<string> QueryOf(string target) =>
        // run_uuid is run_id under the name it had before MLflow 1.0.
        (target.Split('?', 2) is [_, var query] ? query.Split('&') : []).Where(pair => !pair.StartsWith("run_uuid=", StringComparison.Ordinal)).Order();

    /// <summary>A value of the query, decoded; <see langword="null"/> when it is not there.</summary>
    public string? Asked(string name) => AskedAll(name).SingleOrDefault();

    public IEnumerable<string> AskedAll(string name) => Query
        .Where(pair => pair.StartsWith(name + "=", StringComparison.Ordinal))
        .Select(pair => Uri.UnescapeDataString(pair[(name.Length + 1)..].Replace('+', ' ')));

    /// <summary>The request's JSON, without the old name of run_id.</summary>
    public JsonObject Body
    {
        get
        {
            var body = (Request?["json"] ?? new JsonObject()).DeepClone().AsObject();
            body.Remove("run_uuid");
            return body;
        }
    }

    public string? Text(string name) => (string?)Body[name];

    public IReadOnlyDictionary<string, string>? Pairs(string name) => Body[name]?.AsArray().ToDictionary(pair => (string)pair!["key"]!, pair => (string?)pair!["value"] ?? "");

    public IReadOnlyList<string>? Texts(string name) => Body[name]?.AsArray().Select(text => (string)text!).ToList();

    /// <summary>The bytes of a recorded body that is a file.</summary>
    public static byte[] Bytes(JsonObject body) =>
        body["base64"] is { } base64 ? Convert.FromBase64String((string)base64!)
        : body["text"] is { } text ? System.Text.Encoding.UTF8.GetBytes((string)text!)
        : System.Text.Encoding.UTF8.GetBytes(body["json"]!.ToJsonString(new JsonSerializerOptions()));
}
