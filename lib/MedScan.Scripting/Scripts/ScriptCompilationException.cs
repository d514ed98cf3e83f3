using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Scripts;

/// <summary>A script does not compile. The message is what compilers print: a line for each error.</summary>
/// <param name="diagnostics">What the compiler said.</param>
public sealed class ScriptCompilationException(IReadOnlyList<CodeDiagnostic> diagnostics)
    : ScriptingException(string.Join(Environment.NewLine, diagnostics))
{
    /// <summary>What the compiler said, in the order of the source.</summary>
    public IReadOnlyList<CodeDiagnostic> Diagnostics { get; } = diagnostics;
}
