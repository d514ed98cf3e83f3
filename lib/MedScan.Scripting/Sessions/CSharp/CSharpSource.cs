using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>Source text as the C# compiler reads it.</summary>
internal static partial class CSharpSource
{
    /// <summary>How submissions and scripts are parsed.</summary>
    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);

    /// <summary>Text for the compiler: directives it does not know are blanked out, and lines that stand before it in what the
    /// person sees are counted.</summary>
    /// <param name="code">The code.</param>
    /// <param name="firstLine">How many lines stand before it.</param>
    /// <returns>Text in which every line has its number and every column is in its place.</returns>
    public static SourceText Text(string code, int firstLine = 0)
    {
        string known = SourceDirective().Replace(code, static match => new string(' ', match.Length));
        return SourceText.From(new string('\n', firstLine) + known, Encoding.UTF8);
    }

    /// <summary>The package sources that code names with <c>#i</c>.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The texts between the quotes.</returns>
    public static IReadOnlyList<string> Sources(string code) => [.. SourceDirective().Matches(code).Select(static match => match.Groups[1].Value)];

    /// <summary>Parses text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">What diagnostics and traces call it.</param>
    /// <param name="cancellation">Ends the parsing.</param>
    /// <returns>The tree.</returns>
    public static SyntaxTree Parse(SourceText text, string path, CancellationToken cancellation = default) =>
        CSharpSyntaxTree.ParseText(text, Options, path, cancellation);

    [GeneratedRegex("""^[ \t]*#i[ \t]+"([^"\r\n]*)"[^\r\n]*""", RegexOptions.Multiline)]
    private static partial Regex SourceDirective();
}
