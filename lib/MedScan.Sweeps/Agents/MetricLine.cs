using System.Text.Json;

namespace MedScan.Sweeps.Agents;

/// <summary>A metric in a line that a program printed.</summary>
/// <param name="Value">Its value; not-a-number where the program printed <c>null</c> or <c>"NaN"</c>.</param>
/// <param name="Step">The line's epoch or step; null where it has none.</param>
internal sealed record MetricLine(double Value, int? Step)
{
    /// <summary>Looks for a metric in a line.</summary>
    /// <param name="line">The line; anything that is no JSON object has none.</param>
    /// <param name="metric">A property's name, or a path of names with dots between them.</param>
    /// <returns>Null where it is not there.</returns>
    public static MetricLine? Find(string line, string metric)
    {
        if (!line.AsSpan().TrimStart().StartsWith("{"))
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (Find(root, metric) is not { } found || Number(found) is not { } value)
                return null;
            return new MetricLine(value, StepIn(root, "epoch") ?? StepIn(root, "step"));
        }
        catch (JsonException)
        {
            return null; // a line that only begins like one
        }
    }

    private static JsonElement? Find(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        if (element.TryGetProperty(path, out JsonElement whole))
            return whole;
        for (int dot = path.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = path.IndexOf('.', dot + 1))
        {
            if (element.TryGetProperty(path[..dot], out JsonElement part) && Find(part, path[(dot + 1)..]) is { } found)
                return found;
        }
        return null;
    }

    private static double? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String => element.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => null,
        },
        _ => null,
    };

    private static int? StepIn(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement step) && step.ValueKind == JsonValueKind.Number && step.TryGetInt32(out int number) && number >= 0 ? number : null;
}
