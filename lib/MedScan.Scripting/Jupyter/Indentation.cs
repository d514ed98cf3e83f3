using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Jupyter;

/// <summary>What the next line of incomplete code should begin with.</summary>
internal static class Indentation
{
    private const int Step = 4;

    private static readonly string[] FSharpBlocks = ["=", "->", "then", "else", "do", "with", "try", "finally", "fun", "begin", "struct"];

    /// <summary>Indents as the last line, and further after what opens a block.</summary>
    /// <param name="code">The code so far.</param>
    /// <param name="language">Its language.</param>
    /// <returns>Spaces.</returns>
    public static string After(string code, CodeLanguage language)
    {
        string last = code.TrimEnd('\r', '\n').Split('\n')[^1].TrimEnd();
        int indent = last.Length - last.TrimStart().Length;
        bool opens = last.Length > 0 && (last[^1] is '{' or '(' or '['
            || (language == CodeLanguage.FSharp && FSharpBlocks.Any(word => last.EndsWith(word, StringComparison.Ordinal))));
        return new string(' ', indent + (opens ? Step : 0));
    }
}
