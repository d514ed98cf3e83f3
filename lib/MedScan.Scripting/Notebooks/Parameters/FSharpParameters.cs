using System.Text.RegularExpressions;

namespace MedScan.Scripting.Notebooks.Parameters;

/// <summary>Finds the values that an F# cell binds at its left margin.</summary>
internal static partial class FSharpParameters
{
    public static IReadOnlyList<ParameterDeclaration> Read(string code) =>
    [
        .. Binding().Matches(code).Select(static match =>
        {
            string type = match.Groups["type"].Value.Trim();
            return new ParameterDeclaration(
                match.Groups["name"].Value.Trim('`'),
                match.Groups["text"].Value.TrimEnd(),
                match.Value.Trim(),
                type.Length > 0 ? OfType(type) : OfValue(match.Groups["value"].Value.Trim()));
        }),
    ];

    private static ParameterKind OfType(string type)
    {
        if (type.EndsWith(" list", StringComparison.Ordinal))
            return AsList(OfType(type[..^5]), "[", "]");
        if (type.EndsWith(" array", StringComparison.Ordinal) || type.EndsWith("[]", StringComparison.Ordinal))
            return AsList(OfType(type[..^(type.EndsWith("[]", StringComparison.Ordinal) ? 2 : 6)].Trim()), "[|", "|]");
        return type switch
        {
            "string" => new ParameterKind(ScalarKind.Text),
            "int" => new ParameterKind(ScalarKind.Whole),
            "int64" => new ParameterKind(ScalarKind.Whole, Suffix: "L"),
            "float" or "double" => new ParameterKind(ScalarKind.Number),
            "float32" or "single" => new ParameterKind(ScalarKind.Number, Suffix: "f"),
            "decimal" => new ParameterKind(ScalarKind.Number, Suffix: "m"),
            "bool" => new ParameterKind(ScalarKind.Flag),
            _ => ParameterKind.Unknown,
        };
    }

    private static ParameterKind OfValue(string value)
    {
        if (value.StartsWith("[|", StringComparison.Ordinal))
            return AsList(OfValue(First(value[2..])), "[|", "|]");
        if (value.StartsWith('['))
            return AsList(OfValue(First(value[1..])), "[", "]");
        if (value.StartsWith('"') || value.StartsWith("$\"", StringComparison.Ordinal) || value.StartsWith("@\"", StringComparison.Ordinal))
            return new ParameterKind(ScalarKind.Text);
        if (Flag().IsMatch(value))
            return new ParameterKind(ScalarKind.Flag);
        Match number = Number().Match(value);
        if (!number.Success)
            return ParameterKind.Unknown;
        string suffix = number.Groups["suffix"].Value;
        bool whole = !number.Groups["fraction"].Success && suffix is "" or "L";
        return new ParameterKind(whole ? ScalarKind.Whole : ScalarKind.Number, Suffix: suffix.Replace("M", "m", StringComparison.Ordinal).Replace("F", "f", StringComparison.Ordinal));
    }

    private static string First(string items) => items.Split(';', ']', '|')[0].Trim();

    private static ParameterKind AsList(ParameterKind item, string open, string close) => item with { Open = open, Separator = "; ", Close = close };

    [GeneratedRegex(@"^(?<text>let\s+(mutable\s+)?(?<name>[A-Za-z_]\w*|``[^`\n]+``)\s*(:\s*(?<type>[^=\n]+?)\s*)?)=(?<value>[^\n]*?)(//[^\n""]*)?$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Binding();

    [GeneratedRegex(@"^(true|false)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Flag();

    [GeneratedRegex(@"^[+-]?\d[\d_]*(?<fraction>\.\d*([eE][+-]?\d+)?|[eE][+-]?\d+)?(?<suffix>[LfFmM]?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
