using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using MedScan.Scripting.Jupyter;
using MedScan.Scripting.Jupyter.Messages;
using MedScan.Scripting.Zmtp;

namespace MedScan.Scripting.Notebooks.Running;

/// <summary>Speaks Jupyter's protocol with a kernel that it started.</summary>
internal sealed class KernelClient : IDisposable
{
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(3);

    private readonly string _session = Guid.NewGuid().ToString("N");
    private readonly KernelProcess _process;
    private readonly JupyterWire _wire;
    private readonly DealerSocket _shell;
    private readonly DealerSocket _control;
    private readonly SubscriberSocket _iopub;

    private KernelClient(KernelProcess process)
    {
        _process = process;
        ConnectionFile connection = process.Connection;
        _wire = new JupyterWire(new MessageSigner(connection.SignatureScheme, connection.Key));
        byte[] identity = Encoding.ASCII.GetBytes(_session);
        _shell = new DealerSocket(connection.Endpoint(connection.ShellPort), identity);
        _control = new DealerSocket(connection.Endpoint(connection.ControlPort), identity);
        _iopub = new SubscriberSocket(connection.Endpoint(connection.IopubPort), []);
    }

    /// <summary>What the kernel says about its language, an object of nbformat's <c>language_info</c>.</summary>
    public JsonObject LanguageInfo { get; private set; } = [];

    /// <summary>The end of what the process wrote beside the protocol.</summary>
    public string Log => _process.Log;

    /// <summary>Starts a kernel and waits until it answers on all channels.</summary>
    /// <exception cref="KernelDiedException">It ended, or did not answer in time.</exception>
    public static async Task<KernelClient> StartAsync(KernelCommand command, string? workingDirectory, TimeSpan patience, CancellationToken cancellation)
    {
        KernelClient client = new(new KernelProcess(command, workingDirectory));
        try
        {
            using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            late.CancelAfter(patience);
            try
            {
                await client.GreetAsync(late.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new KernelDiedException(FormattableString.Invariant($"The kernel did not answer within {patience.TotalSeconds:0} s of its start."));
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Asks the kernel to run code.</summary>
    /// <returns>The request's name, by which messages refer to it.</returns>
    public string Execute(string code) => Send(_shell, "execute_request",
        new ExecuteRequest(code, Silent: false, StoreHistory: true, AllowStdin: false, StopOnError: true), JupyterJson.Wire.ExecuteRequest);

    /// <summary>Asks the kernel to interrupt what it runs.</summary>
    public void Interrupt() => Send(_control, "interrupt_request", new Empty(), JupyterJson.Wire.Empty);

    /// <summary>Waits for the next thing that the kernel publishes.</summary>
    /// <exception cref="KernelDiedException">It ended.</exception>
    public async Task<JupyterMessage> NextAsync(CancellationToken cancellation)
    {
        if (_iopub.TryReceive() is { } there)
            return _wire.Decode(there);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<IReadOnlyList<byte[]>> next = _iopub.ReceiveAsync(stop.Token).AsTask();
        if (await Task.WhenAny(next, _process.Exited).ConfigureAwait(false) != next && !next.IsCompleted)
        {
            // What the process sent before its end may still be on the way.
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(300), cancellation)).ConfigureAwait(false);
            if (!next.IsCompleted)
            {
                await stop.CancelAsync().ConfigureAwait(false);
                throw new KernelDiedException($"The kernel ended while the notebook ran: {_process.Ending}.");
            }
        }

        return _wire.Decode(await next.ConfigureAwait(false));
    }

    /// <summary>Asks the kernel to end, and ends it if it does not.</summary>
    public async Task ShutDownAsync()
    {
        Send(_control, "shutdown_request", new ShutdownRequest(), JupyterJson.Wire.ShutdownRequest);
        await Task.WhenAny(_process.Exited, Task.Delay(ShutdownPatience)).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _control.Dispose();
        _iopub.Dispose();
        _process.Dispose();
    }

    // An answer on shell says that the kernel runs; only something on iopub says that outputs will arrive.
    private async Task GreetAsync(CancellationToken cancellation)
    {
        TimeSpan pause = TimeSpan.FromMilliseconds(20);
        bool answered = false;
        while (true)
        {
            Send(_shell, "kernel_info_request", new Empty(), JupyterJson.Wire.Empty);
            if (!answered)
                await ReceiveInfoAsync(cancellation).ConfigureAwait(false);
            answered = true;
            await Task.Delay(pause, cancellation).ConfigureAwait(false);
            if (_iopub.TryReceive() is not null)
                break;
            pause *= 2;
        }
    }

    private async Task ReceiveInfoAsync(CancellationToken cancellation)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<IReadOnlyList<byte[]>> reply = _shell.ReceiveAsync(stop.Token).AsTask();
        if (await Task.WhenAny(reply, _process.Exited).ConfigureAwait(false) != reply)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw new KernelDiedException($"The kernel ended at its start: {_process.Ending}.{(Log.Length > 0 ? "\n" + Log : "")}");
        }

        JupyterMessage message = _wire.Decode(await reply.ConfigureAwait(false));
        LanguageInfo = (JsonNode.Parse(message.ContentJson) as JsonObject)?["language_info"]?.DeepClone() as JsonObject ?? [];
    }

    private string Send<T>(DealerSocket socket, string type, T content, JsonTypeInfo<T> contentType)
    {
        JupyterMessage message = JupyterMessage.Create(_session, type, content, contentType);
        socket.Send(_wire.Encode(message));
        return message.Header.MsgId;
    }
}
