using System.Globalization;
using System.Text;
using System.Text.Json;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Studies;

/// <summary>Writes trials as comma-separated values, see <see cref="StudyExport.ToCsv"/>.</summary>
internal static class StudyCsv
{
    public static string Write(StudyHistory history)
    {
        List<(string Name, Func<FrozenTrial, string> Cell)> columns = [.. Columns(history)];
        StringBuilder text = new();
        AddLine(text, columns.Select(static c => c.Name));
        foreach (FrozenTrial trial in history.Trials)
            AddLine(text, columns.Select(c => c.Cell(trial)));
        return text.ToString();
    }

    private static IEnumerable<(string, Func<FrozenTrial, string>)> Columns(StudyHistory history)
    {
        yield return ("number", static t => Text(t.Number));
        yield return ("state", static t => t.State.ToString().ToLowerInvariant());
        int objectives = history.Directions.Count;
        for (int i = 0; i < objectives; i++)
        {
            int objective = i;
            yield return (objectives == 1 ? "value" : $"value_{i + 1}", t => objective < t.Values.Count ? Text(t.Values[objective]) : "");
        }
        foreach (string name in history.Trials.SelectMany(static t => t.Parameters.Keys).Distinct())
            yield return ($"parameter.{name}", t => t.Parameters.TryGetValue(name, out TrialParameter? parameter) ? Text(parameter.Value) : "");
        foreach (string name in history.Trials.SelectMany(static t => t.Attributes.Keys).Distinct().Order(StringComparer.Ordinal))
            yield return ($"attribute.{name}", t => t.Attributes.TryGetValue(name, out JsonElement value) ? Text(value) : "");
        yield return ("last_step", static t => t.LastReport is { Key: var step } ? Text(step) : "");
        yield return ("last_report", static t => t.LastReport is { Value: var value } ? Text(value) : "");
        yield return ("started", static t => Text(t.Started));
        yield return ("ended", static t => Text(t.Ended));
        yield return ("seconds", static t => Text(t.Duration?.TotalSeconds));
        yield return ("attempts", static t => Text(t.Attempts));
        yield return ("worker", static t => Text(t.Worker));
        yield return ("error", static t => Text(t.Error));
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        JsonElement json => json.GetRawText(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static void AddLine(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
