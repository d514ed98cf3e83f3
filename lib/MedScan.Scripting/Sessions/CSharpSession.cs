using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace MedScan.Scripting.Sessions;

/// <summary>Runs C# by Roslyn's scripting.</summary>
/// <param name="options">What it starts with.</param>
public sealed class CSharpSession(SessionOptions options) : ICodeSession
{
    private ScriptState<object?>? _state;

    /// <inheritdoc/>
    public CodeLanguage Language => CodeLanguage.CSharp;

    /// <inheritdoc/>
    public IReadOnlyList<SessionVariable> Variables =>
        [.. (_state?.Variables ?? ImmutableArray<ScriptVariable>.Empty).Select(v => new SessionVariable(v.Name, v.Type, v.Value))];

    /// <inheritdoc/>
    public Task WarmUpAsync(CancellationToken cancellation = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<SubmissionResult> RunAsync(Submission submission, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        try
        {
            ScriptOptions first = ScriptOptions.Default.AddReferences(Framework()).AddReferences(options.Assemblies).AddImports(options.Imports);
            _state = _state is null
                ? await CSharpScript.RunAsync<object?>(submission.Code, first, cancellationToken: cancellation).ConfigureAwait(false)
                : await _state.ContinueWithAsync<object?>(submission.Code, catchException: static _ => true, cancellationToken: cancellation).ConfigureAwait(false);
            return _state.Exception is { } error
                ? new SubmissionResult.Failed(error, [], [])
                : new SubmissionResult.Completed(_state.ReturnValue is not null, _state.ReturnValue, []);
        }
        catch (CompilationErrorException error)
        {
            return new SubmissionResult.Rejected([.. error.Diagnostics.Select(Convert)]);
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
    public Task SetVariableAsync(string name, object? value, CancellationToken cancellation = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Roslyn scripting says bogus ambiguities when it is given the private core library besides the public facades.
    private static IEnumerable<string> Framework() =>
        Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Where(static file => Path.GetFileName(file) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll")
                && name != "System.Private.CoreLib.dll" && !name.Contains("Native", StringComparison.Ordinal));

    private static CodeDiagnostic Convert(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return new CodeDiagnostic(DiagnosticLevel.Error, diagnostic.Id, diagnostic.GetMessage(null), span.Path,
            new CodePosition(span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1),
            new CodePosition(span.EndLinePosition.Line + 1, span.EndLinePosition.Character + 1));
    }
}
