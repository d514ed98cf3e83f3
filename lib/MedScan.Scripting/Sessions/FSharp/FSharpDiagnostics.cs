using FSharp.Compiler.Diagnostics;

namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>Reads what the F# compiler says.</summary>
internal static class FSharpDiagnostics
{
    /// <summary>Turns the compiler's diagnostics into those of sessions; a sentence said twice is kept once.</summary>
    /// <param name="diagnostics">The compiler's.</param>
    /// <param name="name">The submission's name.</param>
    public static IReadOnlyList<CodeDiagnostic> Convert(IEnumerable<FSharpDiagnostic> diagnostics, string name) =>
    [
        .. diagnostics.Where(static d => !d.Severity.IsHidden)
            .Select(d => new CodeDiagnostic(Level(d.Severity), d.ErrorNumberText, Plain(d.Message), Source(d.FileName, name),
                new CodePosition(d.StartLine, d.StartColumn + 1), new CodePosition(d.EndLine, d.EndColumn + 1)))
            .Distinct()
            .OrderBy(static d => d.Start.Line).ThenBy(static d => d.Start.Column),
    ];

    private static DiagnosticLevel Level(FSharpDiagnosticSeverity severity) =>
        severity.IsError ? DiagnosticLevel.Error : severity.IsWarning ? DiagnosticLevel.Warning : DiagnosticLevel.Information;

    // The compiler breaks and indents lines inside a sentence.
    private static string Plain(string message) =>
        string.Join(' ', message.Split((char[])[' ', '\r', '\n', '\t', '\u2028'], StringSplitOptions.RemoveEmptyEntries));

    private static string Source(string file, string name) => Path.GetFileName(file) == name || file is "unknown" or "startup" ? name : file;
}
