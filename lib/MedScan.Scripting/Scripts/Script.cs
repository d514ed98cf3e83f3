using System.Reflection;
using System.Runtime.Loader;
using MedScan.Scripting.References;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Scripts;

/// <summary>A script that is ready to run: a <c>.csx</c> file with dotnet-script's conventions, or an <c>.fsx</c> file with those
/// of <c>dotnet fsi</c>.</summary>
public sealed class Script
{
    private static readonly IScriptCompiler[] Compilers = [new CSharpScriptCompiler(), new FSharpScriptCompiler()];

    private readonly IScriptCompiler _compiler;
    private readonly string _path;
    private readonly Assembly _assembly;

    private Script(IScriptCompiler compiler, string path, Assembly assembly, IReadOnlyList<CodeDiagnostic> warnings)
    {
        _compiler = compiler;
        _path = path;
        _assembly = assembly;
        Warnings = warnings;
    }

    /// <summary>What the compiler warned of; empty when the script was compiled by an earlier start.</summary>
    public IReadOnlyList<CodeDiagnostic> Warnings { get; }

    /// <summary>Compiles a script, unless it was compiled before and nothing it is made from has changed, and loads it.</summary>
    /// <param name="path">The script's file.</param>
    /// <param name="useEarlier">Whether an assembly from an earlier start may be used.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    /// <returns>The script.</returns>
    /// <exception cref="ScriptCompilationException">It does not compile.</exception>
    /// <exception cref="ScriptingException">There is no such file, or it is no script.</exception>
    public static async Task<Script> LoadAsync(string path, bool useEarlier = true, CancellationToken cancellation = default)
    {
        string full = Path.GetFullPath(path);
        IScriptCompiler compiler = Array.Find(Compilers, c => c.Extension.Equals(Path.GetExtension(full), StringComparison.OrdinalIgnoreCase))
            ?? throw new ScriptingException($"Expected a script whose name ends in {string.Join(" or ", Compilers.Select(static c => c.Extension))}, got {path}.");
        if (!File.Exists(full))
            throw new ScriptingException($"There is no script {full}.");
        (string file, ScriptManifest manifest, ScriptCompilation? compiled) = await ScriptCache.GetAsync(full, compiler, useEarlier, cancellation).ConfigureAwait(false);
        if (compiled is null)
            Register(manifest);
        return new Script(compiler, path, AssemblyLoadContext.Default.LoadFromAssemblyPath(file), compiled?.Diagnostics ?? []);
    }

    /// <summary>Runs the script to its end; what it throws comes out unchanged.</summary>
    /// <param name="arguments">The words after the script's name.</param>
    /// <returns>Its exit code.</returns>
    public Task<int> RunAsync(IReadOnlyList<string> arguments) => _compiler.InvokeAsync(_assembly, _path, arguments);

    /// <summary>Where in the script an exception came from.</summary>
    /// <param name="error">What it threw.</param>
    /// <returns>Lines such as <c>at Mean(Double[] values) in /home/me/mean.csx:line 3</c>, innermost first.</returns>
    public IReadOnlyList<string> TraceOf(Exception error) => _compiler.TraceOf(error, _assembly);

    // What the compiler would have done on its way.
    private static void Register(ScriptManifest manifest)
    {
        foreach (string path in manifest.References.Keys)
            ReferenceResolver.MakeLoadable(path);
        foreach (string folder in manifest.NativeFolders)
            LoadedReferences.AddNativeFolder(folder);
    }
}
