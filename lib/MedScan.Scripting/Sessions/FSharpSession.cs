using MedScan.Scripting.Execution;
using MedScan.Scripting.Sessions.FSharp;

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
    private readonly FSharpReferences _references = new(options.References);
    private Task<FSharpCompiler>? _compiler;

    /// <inheritdoc/>
    public CodeLanguage Language => CodeLanguage.FSharp;

    /// <inheritdoc/>
    public IReadOnlyList<SessionVariable> Variables =>
        _compiler is { IsCompletedSuccessfully: true } compiler ? compiler.Result.Variables : [];

    /// <inheritdoc/>
    public async Task WarmUpAsync(CancellationToken cancellation = default)
    {
        FSharpCompiler compiler = await CompilerAsync().WaitAsync(cancellation).ConfigureAwait(false);
        await compiler.WarmUpAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<SubmissionResult> RunAsync(Submission submission, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        try
        {
            await _turn.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                // Not given up when the person interrupts: the next submission needs it as well.
                FSharpCompiler compiler = await CompilerAsync().WaitAsync(cancellation).ConfigureAwait(false);
                return await RunAloneAsync(compiler, submission, cancellation).ConfigureAwait(false);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new SubmissionResult.Interrupted([]);
        }
    }

    /// <inheritdoc/>
    public Completeness CheckCompleteness(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return FSharpCompleteness.Check(code);
    }

    /// <inheritdoc/>
    public async Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        FSharpCompiler compiler = await CompilerAsync().WaitAsync(cancellation).ConfigureAwait(false);
        return await compiler.UseAsync(() => FSharpCompletion.Find(compiler.Service, FSharpQuestion.At(code, position)), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<Inspection?> InspectAsync(string code, int position, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        FSharpCompiler compiler = await CompilerAsync().WaitAsync(cancellation).ConfigureAwait(false);
        return await compiler.UseAsync(() => FSharpInspection.Find(compiler, FSharpQuestion.At(code, position)), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task SetVariableAsync(string name, object? value, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        FSharpVariable variable = FSharpVariable.Create(name, value);
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            FSharpCompiler compiler = await CompilerAsync().WaitAsync(cancellation).ConfigureAwait(false);
            if (value is not null)
                await _references.FollowAsync(compiler, value.GetType(), cancellation).ConfigureAwait(false);
            await compiler.UseAsync(() => variable.Declare(compiler), cancellation).ConfigureAwait(false);
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
        options.Thread.Retire();
        _turn.Dispose();
    }

    private Task<FSharpCompiler> CompilerAsync()
    {
        lock (_gate)
        {
            return _compiler ??= Task.Factory.StartNew(
                () => FSharpCompiler.Start(options.Assemblies, options.Imports), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private async Task<SubmissionResult> RunAloneAsync(FSharpCompiler compiler, Submission submission, CancellationToken cancellation)
    {
        FSharpCell cell = FSharpCell.Parse(submission.Code, submission.FirstLine);
        if (await _references.FollowAsync(compiler, cell, submission, cancellation).ConfigureAwait(false) is { Count: > 0 } faults)
            return new SubmissionResult.Rejected(faults);

        List<CodeDiagnostic> said = [];
        FSharpEvaluation? last = null;
        foreach (string part in cell.Parts)
        {
            (FSharpEvaluation? result, ExecutionOutcome outcome) = await RunPartAsync(compiler, part, submission.Name, cancellation).ConfigureAwait(false);
            if (outcome is ExecutionOutcome.Interrupted interrupted)
                return new SubmissionResult.Interrupted(FSharpTrace.Of(interrupted.Where));
            if (outcome is ExecutionOutcome.Failed failed)
                return new SubmissionResult.Failed(failed.Error, FSharpTrace.Of(failed.Error), said);
            said.AddRange(result!.Diagnostics.Where(static d => !FSharpPrelude.IsUnusedDisplay(d)));
            if (result.Error is { } error)
            {
                return cancellation.IsCancellationRequested && FSharpEvaluation.IsInterrupt(error)
                    ? new SubmissionResult.Interrupted(FSharpTrace.Of(error))
                    : new SubmissionResult.Failed(error, FSharpTrace.Of(error), said);
            }
            if (result.IsRejected)
                return new SubmissionResult.Rejected(said);
            last = result;
        }
        return last is { HasValue: true }
            ? new SubmissionResult.Completed(true, last.Value!.ReflectionValue, said)
            : new SubmissionResult.Completed(false, null, said);
    }

    private async Task<(FSharpEvaluation? Result, ExecutionOutcome Outcome)> RunPartAsync(
        FSharpCompiler compiler, string code, string name, CancellationToken cancellation)
    {
        FSharpEvaluation? result = null;
        using FSharpPhase phase = await compiler.EnterAsync(cancellation).ConfigureAwait(false);
        ExecutionOutcome outcome = await options.Thread.RunAsync(
            () =>
            {
                phase.EnterCompiler();
                try
                {
                    result = compiler.Evaluate(code, name, CancellationToken.None); // an interrupt waits for the code to start
                }
                finally
                {
                    phase.LeaveCompiler();
                }
                return Task.CompletedTask;
            },
            phase.Interrupt).ConfigureAwait(false);
        return (result, outcome);
    }
}
