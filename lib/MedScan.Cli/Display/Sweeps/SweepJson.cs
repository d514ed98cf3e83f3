using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Importance;
using MedScan.Sweeps.Trials;

namespace MedScan.Cli.Display.Sweeps;

/// <summary>Sweeps as JSON for programs. Numbers that JSON does not have are the words NaN, Infinity and -Infinity.</summary>
internal static class SweepJson
{
    private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Status(SweepState state) => new JsonObject
    {
        ["sweep"] = state.Study.Name,
        ["metric"] = state.Metric,
        ["directions"] = new JsonArray([.. state.Study.Directions.Select(static d => (JsonNode?)d.ToString().ToLower(CultureInfo.InvariantCulture))]),
        ["is_stopped"] = state.Study.IsStopped,
        ["trial_limit"] = state.TrialLimit,
        ["trials"] = new JsonArray([.. state.History.Trials.Select(Trial)]),
    }.ToJsonString(s_format);

    public static string Trials(IReadOnlyList<FrozenTrial> trials) => new JsonArray([.. trials.Select(Trial)]).ToJsonString(s_format);

    public static string Importance(ParameterImportance importance) =>
        new JsonObject(importance.Shares.Select(static s => KeyValuePair.Create(s.Parameter, (JsonNode?)s.Share))).ToJsonString(s_format);

    private static JsonObject Trial(FrozenTrial trial) => new()
    {
        ["number"] = trial.Number,
        ["state"] = TrialText.State(trial.State),
        ["values"] = new JsonArray([.. trial.Values.Select(Number)]),
        ["parameters"] = new JsonObject(trial.Parameters.Select(static p => KeyValuePair.Create(p.Key, JsonSerializer.SerializeToNode(p.Value.Value)))),
        ["intermediate"] = new JsonObject(trial.Intermediate.Select(static r => KeyValuePair.Create(r.Key.ToString(CultureInfo.InvariantCulture), Number(r.Value)))),
        ["error"] = trial.Error,
        ["attempts"] = trial.Attempts,
        ["worker"] = trial.Worker,
        ["seconds"] = trial.Duration?.TotalSeconds,
    };

    private static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : JsonValue.Create(value.ToString(CultureInfo.InvariantCulture));
}
