using System.Text.RegularExpressions;

namespace MedScan.Scripting.References;

/// <summary>A package as a directive names it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">A version, a range, or a floating one such as <c>13.*</c>; null for the newest.</param>
internal sealed partial record PackageName(string Id, string? Version)
{
    private const string Prefix = "nuget:";

    /// <summary>Whether the same version is taken every time.</summary>
    public bool IsPinned => Version is not null && !Version.Contains('*', StringComparison.Ordinal) && !Version.Contains(',', StringComparison.Ordinal);

    /// <summary>Reads what stands between the quotes of <c>#r</c>.</summary>
    /// <param name="reference">The text.</param>
    /// <returns>The package; null where it is something else.</returns>
    /// <exception cref="ScriptingException">It begins like a package but is none.</exception>
    public static PackageName? TryParse(string reference)
    {
        if (!reference.TrimStart().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        Match match = Form().Match(reference);
        return match.Success
            ? new PackageName(match.Groups["id"].Value, match.Groups["version"] is { Success: true, Length: > 0 } version ? version.Value : null)
            : throw new ScriptingException("expected a package as in #r \"nuget: Newtonsoft.Json, 13.0.3\".");
    }

    /// <summary>Reads what stands between the quotes of <c>#i</c>.</summary>
    /// <param name="source">The text.</param>
    /// <param name="baseDirectory">Where a relative folder starts.</param>
    /// <returns>An address or a full path.</returns>
    /// <exception cref="ScriptingException">It is neither.</exception>
    public static string SourceOf(string source, string baseDirectory)
    {
        string place = source.Trim();
        if (!place.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            throw new ScriptingException($"#i \"{source}\": expected a package source as in #i \"nuget: ./packages\" or #i \"nuget: https://.../index.json\".");
        place = place[Prefix.Length..].Trim();
        if (Uri.TryCreate(place, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
            return place;
        string folder = Path.GetFullPath(place, baseDirectory);
        return Directory.Exists(folder) ? folder : throw new ScriptingException($"#i \"{source}\": there is no folder {folder}.");
    }

    /// <inheritdoc/>
    public override string ToString() => Version is null ? Id : $"{Id} {Version}";

    [GeneratedRegex(@"^\s*nuget:\s*(?<id>[\w.\-]+)\s*(?:,\s*(?<version>[\w.\-+*\[\]\(\), ]+?)\s*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
