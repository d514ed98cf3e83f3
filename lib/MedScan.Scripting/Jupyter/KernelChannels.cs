using System.Text;
using System.Text.Json.Serialization.Metadata;
using MedScan.Scripting.Jupyter.Messages;
using MedScan.Scripting.Zmtp;

namespace MedScan.Scripting.Jupyter;

/// <summary>The five sockets of a kernel.</summary>
internal sealed class KernelChannels : IDisposable
{
    private readonly string _session = Guid.NewGuid().ToString("N");
    private readonly JupyterWire _wire;
    private readonly Action<string> _log;
    private readonly RouterSocket _shell;
    private readonly RouterSocket _control;
    private readonly RouterSocket _stdin;
    private readonly PublisherSocket _iopub;
    private readonly ReplySocket _heartbeat;

    /// <summary>Binds all.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="shell">Gets the requests of the shell channel.</param>
    /// <param name="control">Gets the requests of the control channel.</param>
    /// <param name="stdin">Gets the answers of persons.</param>
    /// <param name="log">Gets a line about each message that is refused.</param>
    /// <exception cref="ScriptingException">An address is taken, or the signature scheme unknown.</exception>
    public KernelChannels(ConnectionFile connection, Action<JupyterMessage> shell, Action<JupyterMessage> control, Action<JupyterMessage> stdin, Action<string> log)
    {
        _wire = new JupyterWire(new MessageSigner(connection.SignatureScheme, connection.Key));
        _log = log;
        _heartbeat = new ReplySocket(connection.Endpoint(connection.HbPort), static message => message);
        _iopub = new PublisherSocket(connection.Endpoint(connection.IopubPort));
        _stdin = new RouterSocket(connection.Endpoint(connection.StdinPort), parts => Receive(parts, stdin));
        _control = new RouterSocket(connection.Endpoint(connection.ControlPort), parts => Receive(parts, control));
        _shell = new RouterSocket(connection.Endpoint(connection.ShellPort), parts => Receive(parts, shell));
    }

    /// <summary>Tells all clients.</summary>
    /// <typeparam name="T">What.</typeparam>
    /// <param name="type">The message's type.</param>
    /// <param name="content">Its content.</param>
    /// <param name="contentType">How that is written.</param>
    /// <param name="parent">The request it belongs to.</param>
    public void Publish<T>(string type, T content, JsonTypeInfo<T> contentType, JupyterMessage? parent) =>
        _iopub.Send(_wire.Encode(JupyterMessage.Create(_session, type, content, contentType, parent, [Encoding.ASCII.GetBytes(type)])));

    /// <summary>Tells all clients what the kernel is doing.</summary>
    /// <param name="state"><c>starting</c>, <c>busy</c> or <c>idle</c>.</param>
    /// <param name="parent">The request it belongs to.</param>
    public void PublishStatus(string state, JupyterMessage? parent) => Publish("status", new ExecutionStatus(state), JupyterJson.Wire.ExecutionStatus, parent);

    /// <summary>Answers a request.</summary>
    /// <typeparam name="T">With what.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="content">The reply's content.</param>
    /// <param name="contentType">How that is written.</param>
    /// <param name="onControl">Whether it came on the control channel.</param>
    public void Reply<T>(JupyterMessage request, T content, JsonTypeInfo<T> contentType, bool onControl) =>
        (onControl ? _control : _shell).Send(_wire.Encode(JupyterMessage.Create(_session, ReplyType(request.Type), content, contentType, request, request.Identities)));

    /// <summary>Asks the person in front of the client that sent a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="content">What to ask.</param>
    public void Ask(JupyterMessage request, InputRequest content) =>
        _stdin.Send(_wire.Encode(JupyterMessage.Create(_session, "input_request", content, JupyterJson.Wire.InputRequest, request, request.Identities)));

    /// <summary>Waits until all that was sent is with the operating system.</summary>
    /// <param name="patience">How long at most per channel.</param>
    public void Flush(TimeSpan patience)
    {
        _iopub.Flush(patience);
        _shell.Flush(patience);
        _control.Flush(patience);
    }

    /// <summary>Closes all.</summary>
    public void Dispose()
    {
        _shell.Dispose();
        _control.Dispose();
        _stdin.Dispose();
        _iopub.Dispose();
        _heartbeat.Dispose();
    }

    private static string ReplyType(string type) => type.EndsWith("_request", StringComparison.Ordinal) ? $"{type[..^8]}_reply" : $"{type}_reply";

    private void Receive(IReadOnlyList<byte[]> parts, Action<JupyterMessage> receiver)
    {
        try
        {
            receiver(_wire.Decode(parts));
        }
        catch (ScriptingException error)
        {
            _log($"A message was refused: {error.Message}");
        }
    }
}
