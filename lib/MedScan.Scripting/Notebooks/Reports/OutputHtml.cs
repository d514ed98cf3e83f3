using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MedScan.Scripting.Notebooks.Reports;

/// <summary>Writes an output of a cell in the richest form that stands still.</summary>
internal static class OutputHtml
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Write(JsonObject output) => Text(output["output_type"]) switch
    {
        "stream" => Block(Text(output["name"]) == "stderr" ? "stderr" : "stdout", Text(output["text"])),
        "error" => Block("error", output["traceback"] is JsonArray { Count: > 0 } trace
            ? string.Join('\n', trace.Select(Text))
            : $"{Text(output["ename"])}: {Text(output["evalue"])}"),
        _ => output["data"] is JsonObject data ? Value(data, output["metadata"] as JsonObject) : "",
    };

    /// <summary>Text that stands as lines or as one.</summary>
    public static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonArray lines => string.Concat(lines.Select(static line => line?.ToString())),
        _ => node.ToString(),
    };

    private static string Value(JsonObject data, JsonObject? metadata)
    {
        foreach (string type in (string[])["image/png", "image/jpeg", "image/gif", "image/webp"])
        {
            if (data[type] is { } picture)
                return Picture($"data:{type};base64,{Text(picture).ReplaceLineEndings("")}", metadata?[type] as JsonObject, Text(data["text/plain"]));
        }

        if (data["image/svg+xml"] is { } svg)
            return Picture($"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(svg)))}", null, Text(data["text/plain"]));
        if (data["text/html"] is { } html)
            return $"<div class=\"html\">{Text(html)}</div>\n";
        if (data["text/markdown"] is { } markdown)
            return $"<div class=\"markdown\">{MarkdownHtml.Write(Text(markdown), attachments: null)}</div>\n";
        if (data["text/plain"] is { } plain)
            return Block("result", Text(plain));
        return data["application/json"] is { } json ? Block("result", json.ToJsonString(Indented)) : "";
    }

    private static string Picture(string source, JsonObject? size, string description)
    {
        string width = size?["width"] is JsonValue value && value.TryGetValue(out int pixels) ? string.Create(CultureInfo.InvariantCulture, $" width=\"{pixels}\"") : "";
        return $"<img src=\"{WebUtility.HtmlEncode(source)}\" alt=\"{WebUtility.HtmlEncode(description)}\"{width}>\n";
    }

    private static string Block(string kind, string text) => $"<pre class=\"{kind}\">{WebUtility.HtmlEncode(AnsiText.Plain(text).TrimEnd('\n'))}</pre>\n";
}
