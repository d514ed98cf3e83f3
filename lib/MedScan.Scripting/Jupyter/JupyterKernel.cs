using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using MedScan.Scripting.Consoles;
using MedScan.Scripting.Hosting;
using MedScan.Scripting.Jupyter.Messages;

namespace MedScan.Scripting.Jupyter;

/// <summary>A Jupyter kernel for C# and F#: answers the clients of a connection file until one shuts it down.</summary>
public sealed class JupyterKernel : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly BlockingCollection<Arrival> _shell = [];
    private readonly BlockingCollection<Arrival> _control = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConsoleCapture? _capture;
    private readonly NotebookHost _host;
    private readonly KernelChannels _channels;
    private readonly Execution _execution;
    private readonly Requests _requests;
    private long _arrivals;
    private long _abortUpTo = -1;
    private int _isWarm;
    private int _isEnding;

    private JupyterKernel(ConnectionFile connection, NotebookHost host, ConsoleCapture? capture)
    {
        _host = host;
        _capture = capture;
        InputQuestions questions = new();
        ExecutionHistory history = new();
        _channels = new KernelChannels(connection,
            message => Enqueue(_shell, message), message => Enqueue(_control, message), questions.Take, line => capture?.Log(line));
        _execution = new Execution(host, _channels, history, questions, capture);
        _requests = new Requests(host, _channels, connection, history);
    }

    /// <summary>Completes when a client has asked the kernel to end, and was answered.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Starts to answer clients.</summary>
    /// <param name="connectionFile">Jupyter's connection file.</param>
    /// <param name="host">Runs the cells.</param>
    /// <param name="takeConsole">Whether the process's standard streams are the cells' from now on, also those of native code and
    /// child processes; only for a process that does nothing else.</param>
    /// <returns>The kernel, which answers already.</returns>
    /// <exception cref="ScriptingException">The file cannot be read, or its ports are taken.</exception>
    public static JupyterKernel Start(string connectionFile, NotebookHost host, bool takeConsole)
    {
        ArgumentNullException.ThrowIfNull(connectionFile);
        ArgumentNullException.ThrowIfNull(host);
        JupyterKernel kernel = new(ConnectionFile.Read(connectionFile), host, takeConsole ? new ConsoleCapture() : null);
        kernel._channels.PublishStatus("starting", null);
        Serve(kernel._shell, "shell", kernel.AnswerShell);
        Serve(kernel._control, "control", arrival => kernel.Answer(arrival, onControl: true));
        return kernel;
    }

    /// <summary>Interrupts the cell that runs.</summary>
    public void Interrupt() => _execution.Interrupt();

    /// <summary>Sends what cells have written so far; for the end of the process.</summary>
    public void Flush()
    {
        _execution.Flush(TimeSpan.FromMilliseconds(200));
        _channels.Flush(Patience);
    }

    /// <summary>Has the kernel end as if a client had asked for it.</summary>
    public void End() => _ended.TrySetResult();

    /// <summary>Closes all connections.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isEnding, 1) != 0)
            return;
        _shell.CompleteAdding();
        _control.CompleteAdding();
        _execution.Dispose();
        _channels.Flush(Patience);
        _channels.Dispose();
    }

    private static void Serve(BlockingCollection<Arrival> queue, string name, Action<Arrival> answer)
    {
        Thread thread = new(() =>
        {
            foreach (Arrival arrival in queue.GetConsumingEnumerable())
                answer(arrival);
        })
        { IsBackground = true, Name = name };
        thread.Start();
    }

    private void Enqueue(BlockingCollection<Arrival> queue, JupyterMessage message)
    {
        try
        {
            queue.Add(new Arrival(Interlocked.Increment(ref _arrivals), message));
        }
        catch (InvalidOperationException)
        {
            // Ending.
        }
    }

    private void AnswerShell(Arrival arrival)
    {
        if (arrival.Message.Type != "execute_request" || arrival.Number > Interlocked.Read(ref _abortUpTo))
        {
            Answer(arrival, onControl: false);
            return;
        }

        _channels.PublishStatus("busy", arrival.Message);
        _execution.Abort(arrival.Message);
        _channels.PublishStatus("idle", arrival.Message);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a request brings up, the next one must be answered.")]
    private void Answer(Arrival arrival, bool onControl)
    {
        JupyterMessage message = arrival.Message;
        _channels.PublishStatus("busy", message);
        try
        {
            switch (message.Type)
            {
                case "execute_request":
                    // Those that came until now were sent in the belief that this one works.
                    if (_execution.Run(message, onControl))
                        Interlocked.Exchange(ref _abortUpTo, Interlocked.Read(ref _arrivals));
                    break;
                case "interrupt_request":
                    _execution.Interrupt();
                    _channels.Reply(message, new StatusReply("ok"), JupyterJson.Wire.StatusReply, onControl);
                    break;
                case "shutdown_request":
                    ShutDown(message, onControl);
                    break;
                default:
                    if (!_requests.TryAnswer(message, onControl))
                        _capture?.Log($"A message of unknown type was ignored: {message.Type}");
                    break;
            }
        }
        catch (Exception error)
        {
            _capture?.Log($"{message.Type} failed: {error}");
            _channels.Reply(message, new ErrorContent(error.GetType().FullName!, error.Message, [], "error"), JupyterJson.Wire.ErrorContent, onControl);
        }

        _channels.PublishStatus("idle", message);
        if (message.Type == "kernel_info_request")
            WarmUpOnce();
        else if (message.Type == "shutdown_request")
            End();
    }

    private void ShutDown(JupyterMessage message, bool onControl)
    {
        StatusReply reply = new("ok", message.Content(JupyterJson.Wire.ShutdownRequest).Restart);
        _execution.Interrupt();
        _channels.Reply(message, reply, JupyterJson.Wire.StatusReply, onControl);
        _channels.Publish("shutdown_reply", reply, JupyterJson.Wire.StatusReply, message);
    }

    // Not earlier: the client waits for the first reply, and compiling would compete with it for the processor.
    private void WarmUpOnce()
    {
        if (Interlocked.Exchange(ref _isWarm, 1) == 0)
        {
            _ = _host.WarmUpAsync().ContinueWith(warm => _capture?.Log($"The warm-up failed: {warm.Exception!.InnerException}"),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private readonly record struct Arrival(long Number, JupyterMessage Message);
}
