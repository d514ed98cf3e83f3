using System.Text.Json;
using MedScan.Scripting.Consoles;
using MedScan.Scripting.Hosting;
using MedScan.Scripting.Jupyter.Messages;
using MedScan.Scripting.Output;

namespace MedScan.Scripting.Jupyter;

/// <summary>Runs cells for execute requests.</summary>
/// <param name="host">Runs the code.</param>
/// <param name="channels">Where outputs and replies go.</param>
/// <param name="history">Remembers the cells.</param>
/// <param name="questions">Asks persons.</param>
/// <param name="capture">The process's streams; null where they are not taken.</param>
internal sealed class Execution(NotebookHost host, KernelChannels channels, ExecutionHistory history, InputQuestions questions, ConsoleCapture? capture) : IDisposable
{
    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PatienceBetween = TimeSpan.FromMilliseconds(20);

    private readonly OutputPump _pump = new();
    private readonly Lock _gate = new();
    private CancellationTokenSource? _running;
    private int _count;

    /// <summary>Runs a cell and answers.</summary>
    /// <param name="message">The request.</param>
    /// <param name="onControl">Whether it came on the control channel.</param>
    /// <returns>Whether requests that wait should be given up.</returns>
    public bool Run(JupyterMessage message, bool onControl)
    {
        ExecuteRequest request = message.Content(JupyterJson.Wire.ExecuteRequest);
        bool isStored = !request.Silent && request.StoreHistory != false;
        int number = _count + 1;
        if (isStored)
            _count = number;
        if (!request.Silent)
            channels.Publish("execute_input", new ExecuteInput(request.Code, number), JupyterJson.Wire.ExecuteInput, message);

        using CancellationTokenSource interruption = new();
        CellOutput output = new(channels, message, _pump, () => capture?.Drain(PatienceBetween), (prompt, hidden) => request.AllowStdin
            ? questions.Ask(channels, message, new InputRequest(prompt, hidden), interruption.Token)
            : throw new ScriptingException("Input was asked for, but this client cannot ask anybody (allow_stdin is false)."));
        capture?.Begin(output);
        CellResult result;
        IReadOnlyDictionary<string, JsonElement>? expressions = null;
        lock (_gate)
            _running = interruption;
        try
        {
            result = host.RunAsync(request.Code, $"In[{number}]", output, interruption.Token).GetAwaiter().GetResult();
            if (result.Error is null)
                expressions = Evaluate(request.UserExpressions, number, output, interruption.Token);
        }
        finally
        {
            lock (_gate)
                _running = null;
        }

        capture?.Drain(PatienceAtEnd);
        output.Flush();
        Show(message, result, number, request.Silent);
        if (isStored)
            history.Add(number, request.Code, result.Value?.Data.GetValueOrDefault("text/plain"));
        channels.Reply(message, Reply(result, number, expressions), JupyterJson.Wire.ExecuteReply, onControl);
        return result.Error is not null && request.StopOnError;
    }

    /// <summary>Answers an execute request that is not run, because one before it failed.</summary>
    /// <param name="message">The request.</param>
    public void Abort(JupyterMessage message) =>
        channels.Reply(message, new ExecuteReply("aborted", _count), JupyterJson.Wire.ExecuteReply, onControl: false);

    /// <summary>Interrupts the cell that runs.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            // Whoever waits for the cell to notice must not keep the control channel waiting, nor the pool, which may be full.
            if (_running is { } running)
                new Thread(() => Cancel(running), 256 << 10) { IsBackground = true, Name = "interruption" }.Start();
        }
    }

    /// <summary>Sends what was written so far.</summary>
    /// <param name="patience">How long native code's text is waited for.</param>
    public void Flush(TimeSpan patience)
    {
        capture?.Drain(patience);
        _pump.Flush();
    }

    /// <summary>Sends what was written and ends the thread that does it.</summary>
    public void Dispose() => _pump.Dispose();

    private static void Cancel(CancellationTokenSource running)
    {
        try
        {
            running.Cancel();
        }
        catch (Exception error) when (error is ObjectDisposedException or AggregateException)
        {
            // The cell has ended meanwhile, or what a cell had registered threw.
        }
    }

    private void Show(JupyterMessage message, CellResult result, int number, bool silent)
    {
        if (result.Error is { } error)
            channels.Publish("error", new ErrorContent(error.Name, error.Message, error.Traceback), JupyterJson.Wire.ErrorContent, message);
        else if (result.Value is { } value && !silent)
            channels.Publish("execute_result", new ExecuteResult(value.Data, value.Metadata, number), JupyterJson.Wire.ExecuteResult, message);
    }

    private static ExecuteReply Reply(CellResult result, int number, IReadOnlyDictionary<string, JsonElement>? expressions) => result.Error is { } error
        ? new ExecuteReply("error", number, Ename: error.Name, Evalue: error.Message, Traceback: error.Traceback)
        : new ExecuteReply("ok", number, expressions, [.. result.Pages.Select(static page => new PagePayload("page", page.Data))]);

    private Dictionary<string, JsonElement> Evaluate(IReadOnlyDictionary<string, string>? expressions, int number, IOutputSink output, CancellationToken cancellation)
    {
        Dictionary<string, JsonElement> values = [];
        foreach ((string name, string code) in expressions ?? new Dictionary<string, string>())
        {
            CellResult result = host.RunAsync(code, $"In[{number}]", output, cancellation).GetAwaiter().GetResult();
            values[name] = result.Error is { } error
                ? JsonSerializer.SerializeToElement(new ErrorContent(error.Name, error.Message, error.Traceback, "error"), JupyterJson.Wire.ErrorContent)
                : JsonSerializer.SerializeToElement(new DisplayData((result.Value ?? MimeBundle.Text("")).Data, new Dictionary<string, string>(), null, "ok"), JupyterJson.Wire.DisplayData);
        }

        return values;
    }
}
