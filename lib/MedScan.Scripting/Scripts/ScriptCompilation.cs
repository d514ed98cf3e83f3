using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Scripts;

/// <summary>What compiling a script gave.</summary>
/// <param name="Diagnostics">What the compiler said, in the order of the source; with an error among them there is no assembly.</param>
internal sealed record ScriptCompilation(IReadOnlyList<CodeDiagnostic> Diagnostics)
{
    /// <summary>Full paths of the source files that went into it: the script itself and what it loads.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Full paths of the assemblies it needs at run time besides the framework and the host, as
    /// <see cref="References.ReferenceResolver"/> gave them.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Folders with native libraries that its packages bring, as <see cref="References.ReferenceResolver.NativeFolders"/>.</summary>
    public IReadOnlyList<string> NativeFolders { get; init; } = [];

    /// <summary>Whether there is an assembly.</summary>
    public bool Succeeded => Diagnostics.All(static d => d.Severity != DiagnosticLevel.Error);
}
