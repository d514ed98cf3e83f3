using System.Reflection;
using MedScan.Scripting.Execution;
using MedScan.Scripting.References;
using MedScan.Scripting.Sessions;
using MedScan.Scripting.Sessions.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace MedScan.Scripting.Scripts;

/// <summary>Compiles <c>.csx</c> files as dotnet-script does: the same open namespaces, <c>Args</c>, the value of a return
/// statement as the exit code.</summary>
internal sealed class CSharpScriptCompiler : IScriptCompiler
{
    private const int Number = 1;

    private static readonly string[] Imports =
    [
        "System", "System.IO", "System.Collections.Generic", "System.Console", "System.Diagnostics", "System.Dynamic",
        "System.Linq", "System.Linq.Expressions", "System.Text", "System.Threading.Tasks",
    ];

    /// <inheritdoc/>
    public string Extension => ".csx";

    /// <inheritdoc/>
    public async Task<ScriptCompilation> CompileAsync(string script, string assemblyFile, CancellationToken cancellation)
    {
        string code = await File.ReadAllTextAsync(script, cancellation).ConfigureAwait(false);
        string folder = Path.GetDirectoryName(script)!;
        ReferenceResolver resolver = new();
        foreach (string source in CSharpSource.Sources(code))
            resolver.AddSource(source, folder);
        SyntaxTree tree = CSharpSource.Parse(CSharpSource.Text(code), script, cancellation);
        CSharpReferences references = new(resolver, folder);
        IReadOnlyList<CodeDiagnostic> said = await references.FollowAsync(tree, cancellation).ConfigureAwait(false);
        ScriptCompilation faulty = new(said);
        return faulty.Succeeded ? Emit(tree, script, assemblyFile, references, resolver, said, cancellation) : faulty;
    }

    /// <inheritdoc/>
    public async Task<int> InvokeAsync(Assembly assembly, string script, IReadOnlyList<string> arguments)
    {
        // A script without any statement has nothing to run.
        MethodInfo? entry = assembly.GetType($"{CSharpUnit.ClassPrefix}{Number}")?
            .GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
        if (entry is null)
            return 0;
        object? value = await entry.CreateDelegate<Func<object?[], Task<object?>>>()([new ScriptGlobals(arguments), null]).ConfigureAwait(false);
        return value is int exitCode ? exitCode : 0;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> TraceOf(Exception error, Assembly assembly) => UserTrace.Of(error, candidate => candidate == assembly);

    private static ScriptCompilation Emit(SyntaxTree tree, string script, string assemblyFile, CSharpReferences references,
        ReferenceResolver resolver, IReadOnlyList<CodeDiagnostic> said, CancellationToken cancellation)
    {
        CSharpUnit unit = Bind(tree);
        if (!unit.HasCode) // the compiler makes nothing of comments alone
            unit = Bind(tree.WithChangedText(CSharpSource.Text(tree.GetText(cancellation) + "\n_ = 0;")));
        EmitResult emitted;
        using (FileStream file = File.Create(assemblyFile))
            emitted = unit.Compilation.Emit(file, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded), cancellationToken: cancellation);
        return new ScriptCompilation([.. said, .. CSharpDiagnostics.Convert(emitted.Diagnostics)])
        {
            Sources = [script, .. references.LoadedFiles],
            References = references.Assemblies,
            NativeFolders = resolver.NativeFolders,
        };

        CSharpUnit Bind(SyntaxTree source) => CSharpUnit.Bind(Path.GetFileNameWithoutExtension(assemblyFile), Number, source, references,
            new CSharpStart([typeof(ScriptGlobals).Assembly.Location], Imports), previous: null, typeof(ScriptGlobals));
    }
}
