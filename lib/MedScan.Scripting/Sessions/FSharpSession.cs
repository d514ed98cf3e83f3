using FSharp.Compiler.Interactive;
using MedScan.Scripting.Output;

namespace MedScan.Scripting.Sessions;

/// <summary>Runs F# by the F# compiler service, as <c>dotnet fsi</c> does.</summary>
/// <remarks>A submission is compiled as a whole before any of it runs, except that <c>;;</c> divides it. A trailing task or async
/// is shown as what it is, not run. When a submission throws, its own declarations are lost and those of earlier ones kept.
/// Directives take effect before the code around them.</remarks>
/// <param name="options">What it starts with.</param>
public sealed class FSharpSession(SessionOptions options) : ICodeSession
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _compilerTurn = new(1, 1);
    private readonly HashSet<string> _referenced = new(StringComparer.Ordinal);
    private Task<FSharpCompiler>? _compiler;

    /// <inheritdoc/>
    public CodeLanguage Language => CodeLanguage.FSharp;

    /// <inheritdoc/>
    public IReadOnlyList<SessionVariable> Variables
    {
        get
        {
            if (_compiler is not { IsCompletedSuccessfully: true } compiler)
                return [];
            return
            [
                .. compiler.Result.Service.GetBoundValues()
                    .Where(static v => v.Name != "it")
                    .Select(static v => new SessionVariable(v.Name, v.Value.ReflectionType, v.Value.ReflectionValue)),
            ];
        }
    }

    /// <summary>Starts the compiler, so that the first submission need not wait for it.</summary>
    /// <param name="cancellation">Ends the wait, not the start.</param>
    /// <returns>When the compiler is ready.</returns>
    public Task WarmUpAsync(CancellationToken cancellation = default) => CompilerAsync().WaitAsync(cancellation);

    /// <inheritdoc/>
    public async Task<SubmissionResult> RunAsync(Submission submission, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            FSharpCompiler compiler = await CompilerAsync().ConfigureAwait(false);
            FSharpCell cell = FSharpCell.Parse(submission.Code, submission.FirstLine);
            if (await ReferenceAsync(compiler, cell, submission, cancellation).ConfigureAwait(false) is { } wrong)
                return new SubmissionResult.Rejected([wrong]);
            return await RunOnThread(() => Run(compiler, cell, submission, cancellation)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new SubmissionResult.Interrupted([]);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public Completeness CheckCompleteness(string code) => Completeness.Complete;

    /// <inheritdoc/>
    public Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellation = default) =>
        Task.FromResult(CompletionList.Empty(position));

    /// <inheritdoc/>
    public Task<Inspection?> InspectAsync(string code, int position, CancellationToken cancellation = default) => Task.FromResult<Inspection?>(null);

    /// <inheritdoc/>
    public async Task SetVariableAsync(string name, object? value, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        FSharpVariable variable = FSharpVariable.Create(name, value);
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            FSharpCompiler compiler = await CompilerAsync().ConfigureAwait(false);
            if (value is not null)
                await ReferenceTypeAsync(compiler, value.GetType(), cancellation).ConfigureAwait(false);
            variable.Declare(compiler);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_compiler is not null)
            (await _compiler.ConfigureAwait(false)).Dispose();
        _turn.Dispose();
        _compilerTurn.Dispose();
    }

    private static Task<SubmissionResult> RunOnThread(Func<SubmissionResult> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private Task<FSharpCompiler> CompilerAsync()
    {
        lock (_gate)
            return _compiler ??= Task.Factory.StartNew(Start, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private FSharpCompiler Start()
    {
        FSharpCompiler compiler = new(options.Assemblies.Append(typeof(Notebook).Assembly.Location));
        FSharpEvaluation prelude = compiler.Evaluate(FSharpPrelude.Write(options.Imports), "prelude", CancellationToken.None);
        return prelude.Diagnostics.FirstOrDefault(static d => d.Severity == DiagnosticLevel.Error) is { } error
            ? throw new ArgumentException($"The session's imports do not compile in F#: {error.Message}", nameof(options))
            : compiler;
    }

    private async Task<CodeDiagnostic?> ReferenceAsync(FSharpCompiler compiler, FSharpCell cell, Submission submission, CancellationToken cancellation)
    {
        foreach (FSharpDirective directive in cell.Directives)
        {
            try
            {
                foreach (string argument in directive.Arguments)
                {
                    if (directive.Name == "load")
                    {
                        string file = Path.GetFullPath(argument, submission.BaseDirectory);
                        FSharpEvaluation loaded = compiler.Evaluate($"#load @\"{file}\"", submission.Name, cancellation);
                        if (loaded.IsRejected)
                            return loaded.Diagnostics.First(static d => d.Severity == DiagnosticLevel.Error);
                        continue;
                    }
                    foreach (string path in await options.References.ResolveAsync(argument, submission.BaseDirectory, cancellation).ConfigureAwait(false))
                        Reference(compiler, path);
                }
            }
            catch (ScriptingException error)
            {
                return directive.Error("FS0084", error.Message, submission.Name);
            }
        }
        return null;
    }

    private void Reference(FSharpCompiler compiler, string path)
    {
        if (_referenced.Contains(path))
            return;
        compiler.Reference(path);
        _referenced.Add(path);
    }

    private async Task ReferenceTypeAsync(FSharpCompiler compiler, Type type, CancellationToken cancellation)
    {
        foreach (Type argument in type.GetGenericArguments())
            await ReferenceTypeAsync(compiler, argument, cancellation).ConfigureAwait(false);
        if (type.GetElementType() is { } element)
            await ReferenceTypeAsync(compiler, element, cancellation).ConfigureAwait(false);
        string file = type.Assembly.Location;
        if (file.Length > 0 && Path.GetDirectoryName(file) != Path.GetDirectoryName(typeof(object).Assembly.Location) && !_referenced.Contains(file))
            foreach (string path in await options.References.ResolveAsync(file, Path.GetDirectoryName(file)!, cancellation).ConfigureAwait(false))
                Reference(compiler, path);
    }

    private static SubmissionResult Run(FSharpCompiler compiler, FSharpCell cell, Submission submission, CancellationToken cancellation)
    {
        List<CodeDiagnostic> said = [];
        Shell.FsiValue? value = null;
        foreach (string part in cell.Parts)
        {
            FSharpEvaluation result = compiler.Evaluate(part, submission.Name, cancellation);
            said.AddRange(result.Diagnostics);
            if (result.Error is OperationCanceledException && cancellation.IsCancellationRequested)
                return new SubmissionResult.Interrupted(FSharpTrace.Of(result.Error));
            if (result.Error is not null)
                return new SubmissionResult.Failed(result.Error, FSharpTrace.Of(result.Error), said);
            if (result.IsRejected)
                return new SubmissionResult.Rejected(said);
            value = result.HasValue ? result.Value : null;
        }
        return new SubmissionResult.Completed(value is not null, value?.ReflectionValue, said);
    }
}
