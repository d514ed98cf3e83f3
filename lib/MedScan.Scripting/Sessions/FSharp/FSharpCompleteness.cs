using FSharp.Compiler.CodeAnalysis;
using FSharp.Compiler.Diagnostics;
using FSharp.Compiler.Text;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Control;

namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>Decides whether code can be run as it stands.</summary>
internal static class FSharpCompleteness
{
    private static readonly Lazy<FSharpChecker> Checker = new(static () =>
        FSharpChecker.Create(null, null, null, null, null, null, null, null, null, null, null, null, null, null));

    // Only more text mends these: an open bracket, quote, comment or block at the end.
    private static readonly int[] EndedTooEarly = [10, 58, 222, 514, 515, 516, 517, 518, 519, 520, 583, 599, 603, 604, 605, 606, 3117, 3118, 3122, 3123, 3124, 3125, 3156, 3524, 3567, 3883];

    /// <summary>Parses it.</summary>
    /// <param name="code">The source text.</param>
    public static Completeness Check(string code)
    {
        string text = FSharpCell.Parse(code).Text;
        if (string.IsNullOrWhiteSpace(text))
            return Completeness.Complete;
        FSharpParsingOptions options = new(["cell.fsx"], true, ListModule.OfSeq(["INTERACTIVE"]), FSharpParsingOptions.Default.DiagnosticOptions, "default", false, true, false);
        FSharpParseFileResults parsed = FSharpAsync.RunSynchronously(
            Checker.Value.ParseFile("cell.fsx", SourceText.ofString(text), options, null, null), null, null);
        List<FSharpDiagnostic> errors = [.. parsed.Diagnostics.Where(static d => d.Severity.IsError)];
        if (errors.Count == 0)
            return IsBlockOpen(code) ? Completeness.Incomplete : Completeness.Complete;
        int lastLine = text.TrimEnd().Count(static c => c == '\n') + 1;
        return errors.Any(d => Array.IndexOf(EndedTooEarly, d.ErrorNumber) >= 0 && (d.EndLine >= lastLine || d.ErrorNumber is >= 514 and <= 520 or 583 or 3118 or 3156))
            ? Completeness.Incomplete
            : Completeness.Invalid;
    }

    // As consoles do: a block goes on until an empty line or ;; ends it.
    private static bool IsBlockOpen(string code)
    {
        string last = code[(code.LastIndexOf('\n') + 1)..];
        return last.Length > 0 && char.IsWhiteSpace(last[0]) && last.Trim().Length > 0 && !last.TrimEnd().EndsWith(";;", StringComparison.Ordinal);
    }
}
