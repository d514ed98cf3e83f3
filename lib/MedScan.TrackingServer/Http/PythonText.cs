using System.Globalization;
using System.Text;

namespace MedScan.TrackingServer.Http;

/// <summary>Writes values into messages as MLflow's server does, because clients have come to match these messages.</summary>
internal static class PythonText
{
    /// <summary>Text as Python's <c>json.dumps</c> writes it: in double quotes, ASCII only.</summary>
    public static string Json(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => result.Append("\\\""),
                '\\' => result.Append("\\\\"),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                >= ' ' and < '\x7f' => result.Append(character),
                _ => result.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
            };
        }

        return result.Append('"').ToString();
    }

    /// <summary>Text as Python's <c>repr</c> writes it: in single quotes, or in double quotes when it has single ones only.</summary>
    public static string Quoted(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var result = new StringBuilder(text.Length + 2).Append(quote);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\\' => result.Append("\\\\"),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                _ when character == quote => result.Append('\\').Append(character),
                _ when char.IsControl(character) => result.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}"),
                _ => result.Append(character),
            };
        }

        return result.Append(quote).ToString();
    }

    /// <summary>A list of texts as Python prints it.</summary>
    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Quoted))}]";
}
