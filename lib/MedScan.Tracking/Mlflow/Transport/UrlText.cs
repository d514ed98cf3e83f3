using System.Text;

namespace MedScan.Tracking;

/// <summary>Percent-encoding as MLflow's own client does it.</summary>
internal static class UrlText
{
    /// <summary>A query from name and value pairs, <c>?a=1&amp;b=x+y</c>; pairs without a value are left out.</summary>
    public static string Query(params IEnumerable<(string Name, string? Value)> pairs)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in pairs)
        {
            if (value is null)
                continue;
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=');
            Append(text, value, kept: "-_.~", space: "+");
        }
        return text.ToString();
    }

    /// <summary>A path whose segments are separated by '/'.</summary>
    public static string Path(string path)
    {
        var text = new StringBuilder();
        Append(text, path, kept: "-_.~/!$&'()*+,;=:@", space: "%20");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string value, string kept, string space)
    {
        foreach (var octet in Encoding.UTF8.GetBytes(value))
        {
            var character = (char)octet;
            if (char.IsAsciiLetterOrDigit(character) || kept.Contains(character, StringComparison.Ordinal))
                text.Append(character);
            else if (character == ' ')
                text.Append(space);
            else
                text.Append('%').Append(octet.ToString("X2", null));
        }
    }
}
