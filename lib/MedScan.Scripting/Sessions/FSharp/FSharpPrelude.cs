using System.Text;
using MedScan.Scripting.Output;

namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>What an F# session runs before the first submission.</summary>
internal static class FSharpPrelude
{
    /// <summary>Writes it.</summary>
    /// <param name="imports">Namespaces to open, and types with <c>static</c> before their name.</param>
    public static string Write(IEnumerable<string> imports)
    {
        string notebook = $"global.{typeof(Notebook).FullName}";
        StringBuilder code = new();
        foreach (string import in imports.Append($"static {notebook}").Distinct())
        {
            if (import.StartsWith("static ", StringComparison.Ordinal))
                code.Append("open type ").AppendLine(import["static ".Length..]);
            else if (import != "System.Collections.Generic") // its List is not what List means in F#
                code.Append("open ").AppendLine(import);
        }
        // As functions they can stand at the end of a pipe, whatever comes in.
        code.AppendLine("[<AutoOpen>]");
        code.AppendLine("module Displaying =");
        code.AppendLine("    /// Shows a value below the cell, and gives a handle that replaces it in place.");
        code.AppendLine($"    let display value = {notebook}.display(box value)");
        code.AppendLine("    /// Shows one form of a value below the cell, for example text/plain.");
        code.AppendLine($"    let displayAs (mimeType: string) value = {notebook}.display(box value, mimeType)");
        return code.ToString();
    }

    /// <summary>Whether a warning only says that what <c>display</c> returns is not used: it is called for what it shows.</summary>
    /// <param name="diagnostic">What the compiler said.</param>
    public static bool IsUnusedDisplay(CodeDiagnostic diagnostic) =>
        diagnostic.Id == "FS0020" && diagnostic.Message.Contains($"'{nameof(DisplayedValue)}'", StringComparison.Ordinal);
}
