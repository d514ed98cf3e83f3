using System.Diagnostics.CodeAnalysis;
using MedScan.Scripting.Hosting.Magics;
using MedScan.Scripting.Output;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting;

/// <summary>Runs the cells of a notebook: code of either language, and magics (<c>#!lsmagic</c> lists them).</summary>
/// <remarks>Cells run one at a time, in the order they come; everything else may be asked at any time.</remarks>
public sealed class NotebookHost : IAsyncDisposable
{
    private readonly SourceLines _sources = new();
    private readonly SemaphoreSlim _one = new(1);
    private readonly ErrorText _errors;
    private readonly CodeHelp _help;

    /// <summary>Creates a host; its sessions are created when they are needed.</summary>
    /// <param name="options">What it starts with.</param>
    public NotebookHost(HostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Language = options.Language;
        // Cells call display() and its kin without a prefix.
        Sessions = new LanguageSessions(options.Session with
        {
            Assemblies = [.. options.Session.Assemblies, typeof(Notebook).Assembly.Location],
            Imports = [.. options.Session.Imports, typeof(Notebook).Namespace!, $"static {typeof(Notebook).FullName}"],
        });
        _errors = new ErrorText(_sources);
        _help = new CodeHelp(Language, Sessions);
    }

    /// <summary>The language of cells that do not say another.</summary>
    public CodeLanguage Language { get; }

    /// <summary>The session of each language.</summary>
    internal LanguageSessions Sessions { get; }

    /// <summary>Gets the session of <see cref="Language"/> ready, so that the first cell does not wait for it.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>When it is ready.</returns>
    public Task WarmUpAsync(CancellationToken cancellation = default) => Sessions[Language].WarmUpAsync(cancellation);

    /// <summary>Runs a cell.</summary>
    /// <param name="code">Its text.</param>
    /// <param name="name">What errors call it, for example <c>In[3]</c>.</param>
    /// <param name="sink">Takes what it writes and shows; not the value of its last expression, which is the result.</param>
    /// <param name="cancellation">Cancelling interrupts it.</param>
    /// <returns>How it ended; nothing that user code does throws out of this call.</returns>
    public async Task<CellResult> RunAsync(string code, string name, IOutputSink sink, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(sink);
        _sources.Add(name, code);
        CellContext context = new(sink, cancellation);
        try
        {
            await _one.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return new CellResult(null, _errors.Interrupted([]));
        }

        try
        {
            context.Enter();
            return await AnswerAsync(code, cancellation).ConfigureAwait(false)
                ?? await RunPartsAsync(code, new CellRun(this, name, sink) { Language = Language }, cancellation).ConfigureAwait(false);
        }
        finally
        {
            context.Complete();
            CellContext.Leave();
            _one.Release();
        }
    }

    /// <summary>Says whether a cell can be run as it stands.</summary>
    /// <param name="code">Its text.</param>
    /// <returns>Complete, incomplete or invalid.</returns>
    public Completeness CheckCompleteness(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _help.CheckCompleteness(code);
    }

    /// <summary>Finds what can stand at a position: names, magics and their options.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The cursor, in UTF-16 units from 0.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The choices.</returns>
    public Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _help.CompleteAsync(code, Math.Clamp(position, 0, code.Length), cancellation);
    }

    /// <summary>Finds what is known of the name at a position.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The cursor, in UTF-16 units from 0.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Its declaration, documentation and value; null where there is no name.</returns>
    public Task<Inspection?> InspectAsync(string code, int position, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _help.InspectAsync(code, Math.Clamp(position, 0, code.Length), cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Sessions.DisposeAsync().ConfigureAwait(false);
        _one.Dispose();
    }

    /// <summary>Runs the parts of a cell or of an imported file.</summary>
    /// <param name="code">The text.</param>
    /// <param name="run">The cell.</param>
    /// <param name="cancellation">Cancelling interrupts it.</param>
    /// <returns>How it ended.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "A bug of a magic must end the cell, not the kernel.")]
    internal async Task<CellResult> RunPartsAsync(string code, CellRun run, CancellationToken cancellation)
    {
        MimeBundle? value = null;
        CellError? error = null;
        try
        {
            foreach (CellSegment segment in CellSplitter.Split(code, run.Language))
            {
                // Only the cell's last value is its result; those of parts before it are shown where they arise.
                if (value is not null)
                    run.Sink.Display(value, displayId: null);
                (value, error) = await RunPartAsync(segment, run, cancellation).ConfigureAwait(false);
                if (error is not null)
                    break;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            error = _errors.Interrupted([]);
        }
        catch (ScriptingException failed)
        {
            error = ErrorText.Magic(failed.Message);
        }
        catch (Exception bug)
        {
            error = ErrorText.Magic(bug.ToString());
        }

        run.End();
        return new CellResult(error is null ? value : null, error);
    }

    private async Task<(MimeBundle? Value, CellError? Error)> RunPartAsync(CellSegment segment, CellRun run, CancellationToken cancellation)
    {
        run.Language = segment.Language;
        if (segment is CellSegment.Call call)
        {
            CellError? failed = await call.Magic.RunAsync(new MagicCall(call, run), cancellation).ConfigureAwait(false);
            return (null, failed);
        }

        SubmissionResult result = await Sessions[segment.Language]
            .RunAsync(new Submission(segment.Text, run.Name) { FirstLine = segment.FirstLine }, cancellation).ConfigureAwait(false);
        foreach (CodeDiagnostic warning in result.Diagnostics.Where(static d => d.Severity == DiagnosticLevel.Warning))
            run.Sink.Write(OutputChannel.StandardError, $"{warning}\n");
        // What display returns has been shown already.
        return result is SubmissionResult.Completed { HasValue: true, Value: not DisplayedValue } completed
            ? (Formatter.Format(completed.Value), null)
            : (null, _errors.Describe(result));
    }

    private async Task<CellResult?> AnswerAsync(string code, CancellationToken cancellation)
    {
        if (NameQuestion.Of(code) is not { } question)
            return null;
        Inspection? found = await InspectAsync(code, question.Position, cancellation).ConfigureAwait(false);
        return found is null
            ? new CellResult(null, ErrorText.Magic($"Nothing is known of '{question.Name}'."))
            : new CellResult(null, null) { Pages = [CodeHelp.Describe(found, question.Detailed)] };
    }
}
