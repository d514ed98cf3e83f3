using System.Reflection;
using FSharp.Compiler.Diagnostics;
using FSharp.Compiler.Interactive;
using Microsoft.FSharp.Core;

namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>The F# compiler service's interactive session, started for use inside a program.</summary>
internal sealed class FSharpCompiler : IDisposable
{
    private readonly Shell.FsiEvaluationSession _session;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private FSharpCompiler(Shell.FsiEvaluationSession session) => _session = session;

    /// <summary>The compiler service's own object, for what only reads.</summary>
    public Shell.FsiEvaluationSession Service => _session;

    /// <summary>What <c>let</c> left behind at the top level, functions aside.</summary>
    public IReadOnlyList<SessionVariable> Variables =>
    [
        .. _session.GetBoundValues()
            .Where(static v => v.Name != "it" && !v.Name.Contains('@', StringComparison.Ordinal))
            .Select(static v => new SessionVariable(v.Name, v.Value.ReflectionType, v.Value.ReflectionValue)),
    ];

    /// <summary>Starts the compiler; takes about a second. Not to be interrupted: what the compiler initialises once for the
    /// process would stay broken.</summary>
    /// <param name="references">The assemblies it starts with, by file, besides the framework, FSharp.Core and this one.</param>
    /// <param name="imports">Namespaces that are open, and types with <c>static</c> before their name.</param>
    /// <exception cref="ArgumentException">The imports do not compile.</exception>
    public static FSharpCompiler Start(IEnumerable<string> references, IEnumerable<string> imports)
    {
        FSharpCompiler compiler = new(Shell.FsiEvaluationSession.Create(
            Shell.FsiEvaluationSession.GetDefaultConfiguration(), [.. Arguments(references)], TextReader.Null, TextWriter.Null, TextWriter.Null,
            collectible: null, legacyReferenceResolver: null));
        FSharpEvaluation prelude = compiler.Evaluate(FSharpPrelude.Write(imports), "prelude", CancellationToken.None);
        return prelude.FirstError is { } error
            ? throw new ArgumentException($"The session's imports do not compile in F#: {error.Message}", nameof(imports))
            : compiler;
    }

    /// <summary>Whether an assembly came out of this compiler.</summary>
    /// <param name="assembly">Any assembly.</param>
    public static bool IsCompiled(Assembly assembly) => assembly.GetName().Name!.StartsWith("FSI-ASSEMBLY", StringComparison.Ordinal);

    /// <summary>Compiles and runs what most first submissions need.</summary>
    /// <param name="cancellation">Ends the wait for the compiler.</param>
    public Task WarmUpAsync(CancellationToken cancellation) => UseAsync(
        () => Evaluate("[ 1; 2 ] |> List.map (fun x -> float x * 2.0) |> Seq.sum |> sprintf \"%A\" |> ignore", "warm-up", CancellationToken.None), cancellation);

    /// <summary>Waits until nothing else uses the compiler and takes it for an interaction, until its code runs.</summary>
    /// <param name="cancellation">Ends the wait, and later the code.</param>
    public async Task<FSharpPhase> EnterAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        return new FSharpPhase(() => _turn.Release(), cancellation);
    }

    /// <summary>Uses the compiler while nothing else does, on a thread that is not interrupted.</summary>
    /// <param name="use">The use.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<T> UseAsync<T>(Func<T> use, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Factory.StartNew(use, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc cref="UseAsync{T}"/>
    public Task UseAsync(Action use, CancellationToken cancellation) => UseAsync(
        () =>
        {
            use();
            return true;
        },
        cancellation);

    /// <summary>Compiles and runs one interaction on the calling thread.</summary>
    /// <param name="code">The source text; lines and columns are counted from its start.</param>
    /// <param name="name">What diagnostics and traces call it.</param>
    /// <param name="cancellation">Looked at before the code starts.</param>
    public FSharpEvaluation Evaluate(string code, string name, CancellationToken cancellation)
    {
        FSharpEvaluation result = EvaluateOnce(code, name, cancellation);
        return result.OpenExpression is { } start ? EvaluateOnce(AsStatement(code, start), name, cancellation) : result;
    }

    private FSharpEvaluation EvaluateOnce(string code, string name, CancellationToken cancellation)
    {
        (FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception> outcome, FSharpDiagnostic[] diagnostics) =
            _session.EvalInteractionNonThrowing(code, name, FSharpOption<CancellationToken>.Some(cancellation));
        IReadOnlyList<CodeDiagnostic> said = FSharpDiagnostics.Convert(diagnostics, name);
        return outcome switch
        {
            FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice1Of2 value => new FSharpEvaluation(value.Item?.Value, null, said),
            FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice2Of2 { Item: Shell.FsiCompilationException } => new FSharpEvaluation(null, null, said),
            FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice2Of2 error => new FSharpEvaluation(null, error.Item, said),
            _ => throw new InvalidOperationException("An F# interaction ends with a value or an exception."),
        };
    }

    /// <summary>Makes an assembly's content nameable in code.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="ScriptingException">The compiler cannot read it.</exception>
    public void Reference(string path)
    {
        FSharpEvaluation result = Evaluate($"#r @\"{path}\"", "reference", CancellationToken.None);
        if (result.FirstError is { } error)
            throw new ScriptingException($"#r \"{path}\": expected an assembly that F# can read: {error.Message}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ((IDisposable)_session).Dispose();
        _turn.Dispose();
    }

    // A statement's type is unit, whatever the expression would have allowed. Its lines stay aligned with its first one.
    private static string AsStatement(string code, CodePosition start)
    {
        string[] lines = code.Split('\n');
        for (int i = start.Line - 1; i < lines.Length; i++)
            lines[i] = i == start.Line - 1 ? lines[i].Insert(start.Column - 1, "do ") : "   " + lines[i];
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Arguments(IEnumerable<string> references)
    {
        // Every reference is named here. Left alone the compiler takes one half of the framework from the SDK's reference
        // pack and the other from the running framework, and holds the types of the two for different ones.
        yield return "fsi";
        yield return "--noninteractive";
        yield return "--nologo";
        yield return "--quiet";
        yield return "--noframework";
        yield return "--usesdkrefs-";
        yield return "--simpleresolution";
        yield return "--targetprofile:netcore";
        yield return "--optimize+";
        yield return "--tailcalls-"; // a trace names every caller
        yield return "--debug+";
        yield return "--multiemit+"; // an assembly per interaction, which has line numbers; a single dynamic one has none
        foreach (string reference in FSharpFramework.With(references))
            yield return "-r:" + reference;
    }
}
