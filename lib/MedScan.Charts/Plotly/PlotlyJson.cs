using System.Text.Json;

namespace MedScan.Charts.Plotly;

/// <summary>The pieces of which traces and layouts consist.</summary>
internal static class PlotlyJson
{
    /// <summary>Text that Plotly shows as it is. (It reads titles, categories and labels as a small dialect of HTML.)</summary>
    public static string Text(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\n", "<br>", StringComparison.Ordinal);

    public static void WriteNumbers(this Utf8JsonWriter json, string name, IEnumerable<double> values)
    {
        json.WritePropertyName(name);
        json.WriteNumbers(values);
    }

    public static void WriteNumbers(this Utf8JsonWriter json, IEnumerable<double> values)
    {
        json.WriteStartArray();
        foreach (double value in values)
        {
            // JSON has no NaN and no infinities; Plotly leaves a gap where null stands.
            if (double.IsFinite(value))
                json.WriteNumberValue(value);
            else
                json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WritePropertyName(name);
        json.WriteTexts(texts);
    }

    public static void WriteTexts(this Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray();
        foreach (string text in texts)
            json.WriteStringValue(Text(text));
        json.WriteEndArray();
    }

    /// <summary>As <c>"title":{"text":"..."}</c>.</summary>
    /// <param name="json">Where.</param>
    /// <param name="text">The title.</param>
    /// <param name="side">On which side of what it names; null = where Plotly puts it.</param>
    public static void WriteTitle(this Utf8JsonWriter json, string text, string? side = null)
    {
        json.WriteStartObject("title");
        json.WriteString("text", Text(text));
        if (side is not null)
            json.WriteString("side", side);
        json.WriteEndObject();
    }

    /// <summary>What the legend calls a trace; one without a name has no entry.</summary>
    public static void WriteName(this Utf8JsonWriter json, string name)
    {
        if (name.Length > 0)
            json.WriteString("name", Text(name));
        else
            json.WriteBoolean("showlegend", false);
    }

    /// <summary>Colours at even distances.</summary>
    public static void WriteColorScale(this Utf8JsonWriter json, IEnumerable<string> colors)
    {
        string[] all = [.. colors];
        json.WriteStartArray("colorscale");
        foreach ((int index, string color) in all.Index())
        {
            json.WriteStartArray();
            json.WriteNumberValue(index / (all.Length - 1.0));
            json.WriteStringValue(color);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
