using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>A compiled submission in memory.</summary>
/// <param name="entry">Makes the object that holds its variables, and runs it.</param>
internal sealed class CSharpProgram(Func<object?[], Task<object?>> entry)
{
    private static readonly EmitOptions Symbols = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    /// <summary>Compiles and loads a submission.</summary>
    /// <param name="unit">The submission; it has code.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    /// <returns>The program, or null when it does not compile; and what the compiler said.</returns>
    public static (CSharpProgram? Program, IReadOnlyList<CodeDiagnostic> Diagnostics) Load(CSharpUnit unit, CancellationToken cancellation)
    {
        using MemoryStream assembly = new();
        using MemoryStream symbols = new();
        EmitResult emitted = unit.Compilation.Emit(assembly, symbols, options: Symbols, cancellationToken: cancellation);
        IReadOnlyList<CodeDiagnostic> diagnostics = CSharpDiagnostics.Convert(emitted.Diagnostics);
        if (!emitted.Success)
            return (null, diagnostics);
        assembly.Position = symbols.Position = 0;
        // The default context, so that a library is the same one in the host and in every submission.
        Assembly loaded = AssemblyLoadContext.Default.LoadFromStream(assembly, symbols);
        return (new CSharpProgram(Entry(loaded, unit.Compilation.GetEntryPoint(cancellation)!)), diagnostics);
    }

    /// <summary>Runs it.</summary>
    /// <param name="submissions">The objects of the submissions before, to which it adds its own.</param>
    /// <returns>Its value, or null.</returns>
    public Task<object?> RunAsync(object?[] submissions) => entry(submissions);

    /// <summary>The method by which a submission is run.</summary>
    /// <param name="assembly">Its assembly.</param>
    /// <param name="method">What the compiler made the entry point.</param>
    /// <returns>A delegate, so that no frame of reflection stands in a trace.</returns>
    private static Func<object?[], Task<object?>> Entry(Assembly assembly, IMethodSymbol method) =>
        assembly.GetType(method.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(method.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
}
