using System.Text.RegularExpressions;

namespace MedScan.Scripting.Notebooks.Reports;

/// <summary>Text for terminals.</summary>
internal static partial class AnsiText
{
    /// <summary>The text without colours and cursor movements; of lines that were overwritten (<c>\r</c>) what remained.</summary>
    public static string Plain(string text)
    {
        string plain = Sequence().Replace(text, "").Replace("\r\n", "\n", StringComparison.Ordinal);
        return plain.Contains('\r', StringComparison.Ordinal)
            ? string.Join('\n', plain.Split('\n').Select(static line => line.TrimEnd('\r') is var kept && kept.LastIndexOf('\r') is >= 0 and var last ? kept[(last + 1)..] : kept))
            : plain;
    }

    [GeneratedRegex(@"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\-_])", RegexOptions.CultureInvariant)]
    private static partial Regex Sequence();
}
