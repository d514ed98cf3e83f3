using System.Globalization;
using System.Reflection;
using MedScan.Scripting.Execution;
using MedScan.Scripting.Output;
using MedScan.Scripting.References;
using MedScan.Scripting.Sessions.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MedScan.Scripting.Sessions;

/// <summary>Runs C# as scripts are written: statements and declarations side by side, a trailing expression as the value.</summary>
public sealed class CSharpSession : ICodeSession
{
    private const string AssemblyPrefix = "Submissions-";
    private static int _sessions;

    private readonly SessionOptions _options;
    private readonly string _assemblyName = string.Create(CultureInfo.InvariantCulture, $"{AssemblyPrefix}{Interlocked.Increment(ref _sessions)}-");
    private readonly Lazy<CSharpCompilation> _start;
    private readonly SemaphoreSlim _turn = new(1);
    private volatile CSharpHistory _history = CSharpHistory.None;
    private int _bound;

    /// <summary>Creates a session in which nothing has run yet.</summary>
    /// <param name="options">What it starts with.</param>
    public CSharpSession(SessionOptions options)
    {
        _options = options;
        _start = new Lazy<CSharpCompilation>(() => Start(options, _assemblyName + "0"));
    }

    /// <inheritdoc/>
    public CodeLanguage Language => CodeLanguage.CSharp;

    /// <inheritdoc/>
    public IReadOnlyList<SessionVariable> Variables => _history.Variables();

    /// <inheritdoc/>
    public async Task<SubmissionResult> RunAsync(Submission submission, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        try
        {
            await _turn.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                return await RunAloneAsync(submission, cancellation).ConfigureAwait(false);
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
    public Task WarmUpAsync(CancellationToken cancellation = default) => Task.Run(
        () =>
        {
            CSharpUnit unit = Peek("var x = new[] { 1 }.Select(i => $\"{i}\").ToList(); await Task.Yield(); x.Count", cancellation);
            if (unit.EndsWithValue())
                unit.Compilation.Emit(Stream.Null, cancellationToken: cancellation);
        },
        cancellation);

    /// <inheritdoc/>
    public Completeness CheckCompleteness(string code)
    {
        SyntaxTree tree = CSharpSource.Parse(CSharpSource.Text(code), "");
        int end = tree.GetRoot().GetLastToken().Span.End;
        Diagnostic[] errors = [.. tree.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error)];
        // What is missing at the end can still be typed, and so can the end of a comment or of a text over several lines.
        bool isOpen = Array.TrueForAll(errors, error => error.Location.SourceSpan.Start >= end || error.Id is "CS1035" or "CS1039" or "CS8997");
        return isOpen && !SyntaxFactory.IsCompleteSubmission(tree) ? Completeness.Incomplete
            : errors.Length > 0 ? Completeness.Invalid
            : Completeness.Complete;
    }

    /// <inheritdoc/>
    public Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellation = default) =>
        CSharpPathCompletion.Find(code, position, Directory.GetCurrentDirectory()) is { } paths
            ? Task.FromResult(paths)
            : Task.Run(() => new CSharpCompletion(Peek(code, cancellation)).Find(position, cancellation), cancellation);

    /// <inheritdoc/>
    public Task<Inspection?> InspectAsync(string code, int position, CancellationToken cancellation = default) =>
        Task.Run(() => CSharpInspection.Find(Peek(code, cancellation), position, ValueOf, cancellation), cancellation);

    /// <inheritdoc/>
    public async Task SetVariableAsync(string name, object? value, CancellationToken cancellation = default)
    {
        if (!SyntaxFacts.IsValidIdentifier(name))
            throw new ArgumentException($"Expected a name that C# can use for a variable, got '{name}'.", nameof(name));
        Type type = CSharpTypeName.Visible(value);
        Assembly[] needed = [.. CSharpTypeName.Parts(type).Select(static part => part.Assembly).Distinct()];
        if (Array.Find(needed, static assembly => assembly.Location.Length == 0) is not null)
            throw new ScriptingException($"{name} is of type {type}, which was declared in a submission and cannot be named elsewhere. Share it as a value of a library's type, for example an array or a dictionary.");

        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            CSharpReferences references = new(_options.References, AppContext.BaseDirectory)
            {
                Others = [.. needed.Select(static assembly => assembly.Location).Where(static file => !Framework.Contains(file))],
            };
            string field = SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
            string code = $"#nullable disable\npublic {CSharpTypeName.Of(type)} {field} = default;";
            CSharpHistory before = _history;
            CSharpUnit unit = Bind(CSharpSource.Parse(CSharpSource.Text(code), name, cancellation), references, before);
            if (await RunCodeAsync(unit, before, [], cancellation, declared => declared.GetType().GetField(name)!.SetValue(declared, value)).ConfigureAwait(false) is SubmissionResult.Rejected rejected)
                throw new ScriptingException($"{name} cannot be a variable of type {type}: {rejected.Errors[0].Message}");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _options.Thread.Retire();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsUserCode(Assembly assembly) => assembly.GetName().Name?.StartsWith(AssemblyPrefix, StringComparison.Ordinal) == true;

    private async Task<SubmissionResult> RunAloneAsync(Submission submission, CancellationToken cancellation)
    {
        foreach (string source in CSharpSource.Sources(submission.Code))
            _options.References.AddSource(source, submission.BaseDirectory);
        SyntaxTree tree = CSharpSource.Parse(CSharpSource.Text(submission.Code, submission.FirstLine), submission.Name, cancellation);
        CSharpReferences references = new(_options.References, submission.BaseDirectory);
        IReadOnlyList<CodeDiagnostic> said = await references.FollowAsync(tree, cancellation).ConfigureAwait(false);
        if (said.Any(static d => d.Severity == DiagnosticLevel.Error))
            return new SubmissionResult.Rejected(said);

        CSharpHistory before = _history;
        CSharpUnit unit = Bind(tree, references, before);
        if (!unit.HasCode)
            return Open(unit, before, said, cancellation);
        if (before.Without(unit) is var kept && kept != before)
            unit = Bind(tree, references, before = kept);
        return await RunCodeAsync(unit, before, said, cancellation).ConfigureAwait(false);
    }

    private CSharpUnit Bind(SyntaxTree tree, CSharpReferences references, CSharpHistory before)
    {
        int number = Interlocked.Increment(ref _bound);
        return CSharpUnit.Bind(_assemblyName + number.ToString(CultureInfo.InvariantCulture), number, tree, references,
            first: null, before.Last ?? _start.Value);
    }

    // Code bound to what is there now, without running it and without following its directives.
    private CSharpUnit Peek(string code, CancellationToken cancellation) =>
        Bind(CSharpSource.Parse(CSharpSource.Text(code), "", cancellation), new CSharpReferences(_options.References, AppContext.BaseDirectory), _history);

    private string? ValueOf(string variable) =>
        Variables.FirstOrDefault(v => v.Name == variable) is { } found ? Formatter.Format(found.Value).Data["text/plain"] : null;

    // Directives alone have effect on later submissions, but nothing runs.
    private SubmissionResult Open(CSharpUnit unit, CSharpHistory before, IReadOnlyList<CodeDiagnostic> said, CancellationToken cancellation)
    {
        said = [.. said, .. CSharpDiagnostics.Convert(unit.Compilation.GetDiagnostics(cancellation))];
        if (said.Any(static d => d.Severity == DiagnosticLevel.Error))
            return new SubmissionResult.Rejected(said);
        _history = before.Open(unit.Compilation);
        return new SubmissionResult.Completed(false, null, said);
    }

    private async Task<SubmissionResult> RunCodeAsync(
        CSharpUnit unit, CSharpHistory before, IReadOnlyList<CodeDiagnostic> directives, CancellationToken cancellation, Action<object>? fill = null)
    {
        (CSharpProgram? program, IReadOnlyList<CodeDiagnostic> said) = await Task.Run(() => CSharpProgram.Load(unit, cancellation), cancellation).ConfigureAwait(false);
        said = [.. directives, .. said];
        if (program is null)
            return new SubmissionResult.Rejected(said);

        object?[] slots = before.Slots();
        object? value = null;
        ExecutionOutcome outcome = await _options.Thread.RunAsync(async () => value = await program.RunAsync(slots).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        // Without an object it was ended before it began, and later submissions would look for it in vain.
        if (slots[^1] is { } declaring)
        {
            fill?.Invoke(declaring);
            _history = before.Run(unit.Compilation, declaring);
        }
        return outcome switch
        {
            ExecutionOutcome.Failed failed => new SubmissionResult.Failed(failed.Error, UserTrace.Of(failed.Error, IsUserCode), said),
            ExecutionOutcome.Interrupted interrupted => new SubmissionResult.Interrupted(UserTrace.Of(interrupted.Where, IsUserCode)),
            _ => new SubmissionResult.Completed(unit.EndsWithValue() || value is not null && unit.ReturnsValue(), value, said),
        };
    }

    // An empty submission before all others: what every session needs is bound once, and may be bound in advance.
    private static CSharpCompilation Start(SessionOptions options, string name)
    {
        CSharpStart start = new(options.Assemblies, [.. options.Imports.Select(static import => import.StartsWith("static ", StringComparison.Ordinal) ? import[7..] : import)]);
        return CSharpUnit.Bind(name, 0, CSharpSource.Parse(CSharpSource.Text(""), ""), new CSharpReferences(options.References, AppContext.BaseDirectory), start, previous: null).Compilation;
    }
}
