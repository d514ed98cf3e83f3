using System.Reflection;
using System.Runtime.ExceptionServices;
using FSharp.Compiler.CodeAnalysis;
using FSharp.Compiler.Diagnostics;
using MedScan.Scripting.References;
using MedScan.Scripting.Sessions;
using MedScan.Scripting.Sessions.FSharp;
using Microsoft.FSharp.Control;
using Microsoft.FSharp.Core;

namespace MedScan.Scripting.Scripts;

/// <summary>Compiles <c>.fsx</c> files with the conventions of <c>dotnet fsi</c>: <c>fsi.CommandLineArgs</c>, <c>INTERACTIVE</c> is
/// defined, <c>#load</c>ed files are modules, an entry point is not called.</summary>
internal sealed class FSharpScriptCompiler : IScriptCompiler
{
    /// <inheritdoc/>
    public string Extension => ".fsx";

    /// <inheritdoc/>
    public async Task<ScriptCompilation> CompileAsync(string script, string assemblyFile, CancellationToken cancellation)
    {
        ReferenceResolver resolver = new();
        FSharpScriptSources sources = new(resolver);
        await sources.AddAsync(script, cancellation).ConfigureAwait(false);
        ScriptCompilation compilation = new(sources.Faults);
        return compilation.Succeeded
            ? await Task.Run(() => Emit(script, assemblyFile, sources, resolver, cancellation), cancellation).ConfigureAwait(false)
            : compilation;
    }

    /// <inheritdoc/>
    public Task<int> InvokeAsync(Assembly assembly, string script, IReadOnlyList<string> arguments)
    {
        FSharpInteractive.Current = new FSharpInteractive([script, .. arguments]);
        MethodInfo entry = assembly.EntryPoint ?? throw new ScriptingException($"{assembly.Location} has no code to run.");
        try
        {
            entry.Invoke(null, entry.GetParameters().Length == 0 ? [] : [arguments.ToArray()]);
        }
        catch (TargetInvocationException error) when (error.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }
        return Task.FromResult(0);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> TraceOf(Exception error, Assembly assembly) => FSharpTrace.Of(error, candidate => candidate == assembly);

    private static ScriptCompilation Emit(
        string script, string assemblyFile, FSharpScriptSources sources, ReferenceResolver resolver, CancellationToken cancellation)
    {
        string folder = Path.Combine(Path.GetDirectoryName(assemblyFile)!, "source");
        Directory.CreateDirectory(folder);
        FSharpChecker checker = FSharpChecker.Create(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        string[] arguments = [.. Options(assemblyFile), .. FSharpFramework.With(sources.References).Select(static path => "-r:" + path), .. sources.Write(folder)];
        (FSharpDiagnostic[] said, FSharpOption<Exception>? failure) = FSharpAsync.RunSynchronously(
            checker.Compile(arguments, null), null, FSharpOption<CancellationToken>.Some(cancellation));
        IReadOnlyList<CodeDiagnostic> diagnostics = FSharpDiagnostics.Convert(said, script);
        Directory.Delete(folder, recursive: true);
        if (failure is not null && !diagnostics.Any(static d => d.Severity == DiagnosticLevel.Error))
            throw new ScriptingException($"{script} could not be compiled: {failure.Value.Message}", failure.Value);
        return new ScriptCompilation(diagnostics)
        {
            Sources = sources.Files,
            References = sources.References,
            NativeFolders = resolver.NativeFolders,
        };
    }

    private static string[] Options(string assemblyFile) =>
    [
        "fsc", "--out:" + assemblyFile, "--target:exe", "--optimize+", "--debug:embedded", "--tailcalls-", "--nologo", "--noframework",
        "--simpleresolution", "--targetprofile:netcore", "--define:INTERACTIVE", "--deterministic+", "--nocopyfsharpcore", "--nowin32manifest",
        "--nowarn:988", // a script of directives only
    ];
}
