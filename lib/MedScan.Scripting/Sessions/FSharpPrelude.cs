using System.Text;

namespace MedScan.Scripting.Sessions;

/// <summary>What an F# session runs before the first submission.</summary>
internal static class FSharpPrelude
{
    /// <summary>Writes it.</summary>
    /// <param name="imports">Namespaces to open, and types with <c>static</c> before their name.</param>
    public static string Write(IEnumerable<string> imports)
    {
        StringBuilder code = new();
        foreach (string import in imports)
        {
            if (import.StartsWith("static ", StringComparison.Ordinal))
                code.Append("open type ").AppendLine(import["static ".Length..]);
            else if (import != "System.Collections.Generic") // its List is not what List means in F#
                code.Append("open ").AppendLine(import);
        }
        // As a function it can stand at the end of a pipe, whatever comes in.
        code.AppendLine("let display value = global.MedScan.Scripting.Output.Notebook.display (box value)");
        return code.ToString();
    }
}
