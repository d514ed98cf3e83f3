using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MedScan.Charts.Tests.Plotly;

/// <summary>Holds what figures write against facts of Plotly's schema.</summary>
public sealed partial class PlotlySchemaTests
{
    private static readonly Dictionary<string, string> s_types = File.ReadAllLines(Path.Combine(Folder(), "attributes.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .ToDictionary(line => line[..line.IndexOf(' ', StringComparison.Ordinal)], line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ToPlotlyJson_Sample_FollowsTheSchema(string name)
    {
        using var json = JsonDocument.Parse(Samples.All[name].ToPlotlyJson());

        Assert.Equal(["data", "layout"], json.RootElement.EnumerateObject().Select(property => property.Name));
        List<string> faults = [];
        foreach (JsonElement trace in json.RootElement.GetProperty("data").EnumerateArray())
            Check(trace, trace.GetProperty("type").GetString()!, faults);
        Check(json.RootElement.GetProperty("layout"), "layout", faults);
        Assert.Empty(faults);
    }

    private static void Check(JsonElement element, string path, List<string> faults)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string place = $"{path}.{property.Name}";
            if (place.EndsWith(".type", StringComparison.Ordinal) && !s_types.ContainsKey(place) && !path.Contains('.', StringComparison.Ordinal))
                continue; // the kind of trace itself
            if (s_types.TryGetValue(place, out string? type))
            {
                if (!Fits(property.Value, type))
                    faults.Add($"{place} has to be {type}, not {property.Value.GetRawText()}");
            }
            else if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Check(property.Value, place, faults);
            }
            else if (property.Value.ValueKind == JsonValueKind.Array && s_types.Keys.Any(key => key.StartsWith(place + "[].", StringComparison.Ordinal)))
            {
                foreach (JsonElement item in property.Value.EnumerateArray())
                    Check(item, place + "[]", faults);
            }
            else
            {
                faults.Add($"{place} is not known");
            }
        }
    }

    private static bool Fits(JsonElement value, string type)
    {
        if (type.EndsWith(" or array", StringComparison.Ordinal))
            return value.ValueKind == JsonValueKind.Array || Fits(value, type[..^9]);
        return type.Split(' ', 2) switch
        {
            ["any"] => true,
            ["array"] => value.ValueKind == JsonValueKind.Array,
            ["text"] => value.ValueKind == JsonValueKind.String,
            ["boolean"] => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            ["color"] => value.ValueKind == JsonValueKind.String && Color().IsMatch(value.GetString()!),
            ["colorscale"] => value.EnumerateArray().All(stop => stop[0].GetDouble() is >= 0 and <= 1 && Color().IsMatch(stop[1].GetString()!)),
            ["number"] => value.ValueKind == JsonValueKind.Number,
            ["number", var range] => value.ValueKind == JsonValueKind.Number && Lies(value.GetDouble(), range.Split("..")),
            ["one", var words] => words["of ".Length..].Split('|').Contains(value.GetString()),
            ["flags", var words] => value.GetString()!.Split('+').All(words.Split('|').Contains),
            _ => throw new InvalidDataException($"attributes.txt has a type '{type}' that this test does not know."),
        };
    }

    private static bool Lies(double value, string[] ends) =>
        (ends[0].Length == 0 || value >= double.Parse(ends[0])) && (ends[1].Length == 0 || value <= double.Parse(ends[1]));

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Color();
}
