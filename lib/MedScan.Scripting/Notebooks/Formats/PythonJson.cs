using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MedScan.Scripting.Notebooks.Formats;

/// <summary>Writes JSON as Python's <c>json.dumps(x, indent=1, sort_keys=True, ensure_ascii=False, separators=(",", ": "))</c>,
/// which is how Jupyter writes notebooks.</summary>
internal static class PythonJson
{
    public static string Write(JsonNode? node)
    {
        StringBuilder json = new();
        Append(json, node, level: 0);
        return json.ToString();
    }

    private static void Append(StringBuilder json, JsonNode? node, int level)
    {
        switch (node)
        {
            case null:
                json.Append("null");
                break;
            case JsonObject { Count: 0 }:
                json.Append("{}");
                break;
            case JsonArray { Count: 0 }:
                json.Append("[]");
                break;
            case JsonObject members:
                AppendAll(json, '{', members.OrderBy(static member => member.Key, StringComparer.Ordinal), '}', level, member =>
                {
                    AppendText(json, member.Key);
                    json.Append(": ");
                    Append(json, member.Value, level + 1);
                });
                break;
            case JsonArray items:
                AppendAll(json, '[', items, ']', level, item => Append(json, item, level + 1));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AppendText(json, value.GetValue<string>());
                break;
            default:
                json.Append(node.ToJsonString());
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder json, char open, IEnumerable<T> items, char close, int level, Action<T> append)
    {
        json.Append(open);
        string separator = "\n";
        foreach (T item in items)
        {
            json.Append(separator).Append(' ', level + 1);
            append(item);
            separator = ",\n";
        }

        json.Append('\n').Append(' ', level).Append(close);
    }

    private static void AppendText(StringBuilder json, string text)
    {
        json.Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            bool pair = char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair)
                json.Append(letter).Append(text[++i]);
            else if (char.IsSurrogate(letter))
                json.Append('\uFFFD'); // half a character has no UTF-8
            else
                json.Append(Escaped(letter) ?? letter.ToString());
        }

        json.Append('"');
    }

    private static string? Escaped(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\f' => "\\f",
        '\b' => "\\b",
        < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
        _ => null,
    };
}
