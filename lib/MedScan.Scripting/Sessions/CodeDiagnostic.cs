using System.Globalization;

namespace MedScan.Scripting.Sessions;

/// <summary>One sentence of a compiler about a place in the code.</summary>
/// <param name="Severity">Error, warning or information.</param>
/// <param name="Id">The compiler's number: CS0103, FS0039.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Source">The submission's name or a loaded file's path.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, just after the last character.</param>
public sealed record CodeDiagnostic(DiagnosticLevel Severity, string Id, string Message, string Source, CodePosition Start, CodePosition End)
{
    /// <summary>The form compilers print: <c>In[3](2,5): error CS0103: ...</c></summary>
    /// <returns>One line.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Source}({Start.Line},{Start.Column}): {Severity switch { DiagnosticLevel.Error => "error", DiagnosticLevel.Warning => "warning", _ => "info" }} {Id}: {Message}");
}
