using System.Buffers;
using System.Globalization;
using System.Text;

namespace MedScan.TrackingServer.Http;

/// <summary>MLflow's rules for keys, values and lengths.</summary>
internal static class FieldRules
{
    /// <summary>The longest key of a metric, parameter or tag, in characters.</summary>
    public const int MaxKeyLength = 250;

    /// <summary>Where a parameter's value is cut, in characters.</summary>
    public const int MaxParameterLength = 6000;

    /// <summary>Where a run tag's value is cut, in characters.</summary>
    public const int MaxTagLength = 8000;

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_- :");

    /// <summary>Checks the key of a metric, parameter or tag: its characters, and that it would stay itself as a path.</summary>
    /// <exception cref="ApiException">It breaks a rule.</exception>
    public static void CheckKey(string key, string path)
    {
        if (key.Length > 0 && !key.AsSpan().ContainsAnyExcept(Plain))
            return; // what nearly all keys are made of; a path needs a dot or a slash
        if (!key.EnumerateRunes().All(IsAllowed))
        {
            throw InvalidValue(
                key,
                path,
                "Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).");
        }

        var normal = NormalPath(key);
        if (normal != key || normal == "." || normal.StartsWith("..", StringComparison.Ordinal) || normal.StartsWith('/'))
        {
            throw InvalidValue(
                key,
                path,
                "Names may be treated as files in certain cases, and must not resolve to other names when treated as such. "
                + $"This name would resolve to {PythonText.Quoted(normal)}");
        }
    }

    /// <exception cref="ApiException">The text is longer than it may be.</exception>
    public static void CheckLength(string? text, int limit, string path)
    {
        // A character outside the basic plane counts once, as in Python and in PostgreSQL.
        if (text is not null && text.Length > limit && Runes(text) > limit)
            throw ApiException.Invalid($"'{path}' exceeds the maximum length of {limit} characters");
    }

    /// <summary>The first <paramref name="limit"/> characters of a text.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (limit-- == 0)
                return text[..end];
            end += rune.Utf16SequenceLength;
        }

        return text;
    }

    private static int Runes(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }

    private static ApiException InvalidValue(string value, string path, string hint) =>
        ApiException.Invalid($"Invalid value {PythonText.Json(value)} for parameter '{path}' supplied: {hint}");

    private static bool IsAllowed(Rune rune) => rune.Value is '_' or '-' or '.' or ':' or '/' or ' '
        || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static string NormalPath(string path)
    {
        if (path.Length == 0)
            return ".";
        // POSIX leaves the meaning of exactly two leading slashes open, so they are kept.
        var root = path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("///", StringComparison.Ordinal) ? "//"
            : path[0] == '/' ? "/"
            : string.Empty;
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".." || root.Length == 0)
                parts.Add(part);
        }

        var normal = root + string.Join('/', parts);
        return normal.Length == 0 ? "." : normal;
    }
}
