using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>What the C# compiler says, with what to do about it where a notebook allows less than a file.</summary>
internal static class CSharpDiagnostics
{
    // Assemblies of several versions beside each other are unified, as everywhere in .NET.
    private static readonly HashSet<string> Quiet = ["CS1701", "CS1702", "CS1705", "CS8632", "CS8669"];

    /// <summary>The compiler's sentences in the order of the source.</summary>
    /// <param name="diagnostics">What it said.</param>
    /// <returns>Errors and warnings, each said once.</returns>
    public static IReadOnlyList<CodeDiagnostic> Convert(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(static d => d.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning && !Quiet.Contains(d.Id))
            .Select(static d => At(d.Location, d.Id, d.GetMessage(CultureInfo.InvariantCulture) + CSharpHints.For(d), d.Severity))
            .Distinct()
            .OrderBy(static d => d.Start.Line).ThenBy(static d => d.Start.Column)];

    /// <summary>A sentence about a place.</summary>
    /// <param name="location">The place.</param>
    /// <param name="id">The compiler's number.</param>
    /// <param name="message">The sentence.</param>
    /// <param name="severity">How serious it is.</param>
    /// <returns>The diagnostic.</returns>
    public static CodeDiagnostic At(Location location, string id, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error)
    {
        FileLinePositionSpan span = location.GetLineSpan();
        return new CodeDiagnostic(severity == DiagnosticSeverity.Error ? DiagnosticLevel.Error : DiagnosticLevel.Warning,
            id, message, span.Path ?? "", Position(span.StartLinePosition), Position(span.EndLinePosition));
    }

    private static CodePosition Position(LinePosition position) => new(position.Line + 1, position.Character + 1);
}
