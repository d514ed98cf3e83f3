using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MedScan.TrackingServer.Tests.Conformance;

/// <summary>Sends recorded requests and compares the answers, learning which id here stands for which recorded id.</summary>
internal sealed partial class Replay(HttpClient client, Uri server)
{
    private readonly Dictionary<string, string> learnt = new(StringComparer.Ordinal);
    private readonly HashSet<string> sent = new(StringComparer.Ordinal);

    /// <summary>Replays one exchange; the result lists what differs.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(Exchange exchange)
    {
        Remember(exchange);
        using var request = exchange.ToRequest(server, Translate);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var differences = new List<string>();
        if ((int)response.StatusCode != exchange.Status)
            differences.Add($"status {exchange.Status} expected, got {(int)response.StatusCode}: {Shorten(text)}");
        else if (exchange.ResponseBody?["json"] is { } json && response.Content.Headers.ContentType?.MediaType is "application/json")
            Compare(json, text.Length == 0 ? null : JsonNode.Parse(text), "$", differences);
        else if (exchange.ResponseBody?["text"] is { } expected && Normalise(Translate((string)expected!)) != Normalise(text))
            differences.Add($"text '{Shorten((string)expected!)}' expected, got '{Shorten(text)}'");
        return differences;
    }

    private string Translate(string text) =>
        IdPattern().Replace(text, match => learnt.GetValueOrDefault(match.Value, match.Value));

    private void Remember(Exchange exchange)
    {
        foreach (Match number in LongNumber().Matches($"{exchange.Path} {exchange.RequestBody?.ToJsonString()}"))
            sent.Add(number.Value);
    }

    private void Compare(JsonNode? expected, JsonNode? actual, string path, List<string> differences)
    {
        switch (expected, actual)
        {
            case (null, null):
                return;
            case (JsonObject wanted, JsonObject got):
                foreach (var (name, value) in wanted)
                {
                    if (got.ContainsKey(name))
                        Compare(value, got[name], $"{path}.{name}", differences);
                    else
                        differences.Add($"{path}.{name} is missing, expected {Shorten(value?.ToJsonString() ?? "null")}");
                }

                differences.AddRange(got.Where(member => !wanted.ContainsKey(member.Key)).Select(member => $"{path}.{member.Key} is not in the recording"));
                return;
            case (JsonArray wanted, JsonArray got) when wanted.Count == got.Count:
                var (left, right) = (Ordered(wanted), Ordered(got));
                for (var i = 0; i < left.Count; i++)
                    Compare(left[i], right[i], $"{path}[{i}]", differences);
                return;
            case (JsonArray wanted, JsonArray got):
                differences.Add($"{path} has {got.Count} entries, expected {wanted.Count}");
                return;
            case (JsonValue wanted, JsonValue got) when SameValue(wanted, got):
                return;
            default:
                differences.Add($"{path} is {Shorten(actual?.ToJsonString() ?? "null")}, expected {Shorten(expected?.ToJsonString() ?? "null")}");
                return;
        }
    }

    // The tables have no order of their own for tags, parameters and latest metrics: such lists are compared as sets.
    // Points of several runs come in the order of the runs' ids, which are chance.
    private List<JsonNode?> Ordered(JsonArray array) =>
        array.All(item => item is JsonObject pair && pair.ContainsKey("key") && !pair.ContainsKey("run_id") && !pair.ContainsKey("step"))
            ? [.. array.OrderBy(item => (string?)item!["key"], StringComparer.Ordinal)]
            : array.All(item => item is JsonObject point && point.ContainsKey("run_id") && point.ContainsKey("step"))
                ? [.. array.OrderBy(item => Translate((string)item!["run_id"]!), StringComparer.Ordinal)]
                : [.. array];

    private bool SameValue(JsonValue expected, JsonValue actual)
    {
        if (expected.GetValueKind() != actual.GetValueKind())
            return false;
        if (expected.GetValueKind() == System.Text.Json.JsonValueKind.Number)
        {
            var (wanted, got) = (expected.ToJsonString(), actual.ToJsonString());
            return double.Parse(wanted, CultureInfo.InvariantCulture).Equals(double.Parse(got, CultureInfo.InvariantCulture))
                || (IsTime(wanted) && IsTime(got));
        }

        return expected.GetValueKind() != System.Text.Json.JsonValueKind.String || SameText((string)expected!, (string)actual!);
    }

    // A time that a request carried must come back as it was; one that the server took from its clock may differ.
    private bool IsTime(string number) => number.Length == 13 && !sent.Contains(number);

    private bool SameText(string expected, string actual)
    {
        if (expected == actual || Normalise(Translate(expected)) == Normalise(actual) || (IsTime(expected) && IsTime(actual)))
            return true;
        if (RunName().IsMatch(expected) && RunName().IsMatch(actual))
            return true;
        var ids = IdPattern().Matches(expected);
        var found = IdPattern().Matches(actual);
        if (ids.Count == 0 || ids.Count != found.Count || ids.Any(id => learnt.ContainsKey(id.Value)))
            return false;
        for (var i = 0; i < ids.Count; i++)
            learnt.TryAdd(ids[i].Value, found[i].Value);
        return Translate(expected) == actual;
    }

    // Python's text of a set has no fixed order, and its text of a database error names the database's own words.
    private static string Normalise(string message)
    {
        message = DatabaseError().Replace(message, string.Empty);
        return PythonSet().Replace(message, set => $"{{{string.Join(", ", set.Groups[1].Value.Split(", ").Order(StringComparer.Ordinal))}}}");
    }

    private static string Shorten(string text) => text.Length > 300 ? text[..300] + "..." : text;

    // The hexadecimal digits of %27 before an id are not the id's.
    [GeneratedRegex("(?<=%[0-9A-Fa-f]{2}|(?<![0-9a-f]))[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^[a-z]+-[a-z]+-[0-9]+$")]
    private static partial Regex RunName();

    [GeneratedRegex("[0-9]{13}")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@" Error: \(raised as a result of.*$", RegexOptions.Singleline)]
    private static partial Regex DatabaseError();

    [GeneratedRegex(@"\{('[^{}]*')\}")]
    private static partial Regex PythonSet();
}
