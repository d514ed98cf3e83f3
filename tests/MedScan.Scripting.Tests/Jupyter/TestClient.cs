using System.Text;
using System.Text.Json.Nodes;
using MedScan.Scripting.Hosting;
using MedScan.Scripting.Jupyter;
using MedScan.Scripting.Jupyter.Messages;
using MedScan.Scripting.Zmtp;

namespace MedScan.Scripting.Tests.Jupyter;

/// <summary>A kernel in this process and a client that sees every byte of its JSON.</summary>
internal sealed class TestClient : IDisposable
{
    private static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly JupyterWire _wire = new(new MessageSigner("hmac-sha256", "key"));
    private readonly NotebookHost _host = new(new HostOptions());
    private readonly JupyterKernel _kernel;
    private readonly DealerSocket _shell;
    private readonly DealerSocket _stdin;
    private readonly DealerSocket _control;
    private readonly SubscriberSocket _iopub;

    public TestClient()
    {
        ConnectionFile connection = new("ipc", Path.Combine(_folder, "k"), 1, 2, 3, 4, 5, "key");
        string file = Path.Combine(_folder, "connection.json");
        connection.Write(file);
        _kernel = JupyterKernel.Start(file, _host, takeConsole: false);
        byte[] identity = "me"u8.ToArray();
        _iopub = new SubscriberSocket(connection.Endpoint(connection.IopubPort), []);
        _shell = new DealerSocket(connection.Endpoint(connection.ShellPort), identity);
        _stdin = new DealerSocket(connection.Endpoint(connection.StdinPort), identity);
        _control = new DealerSocket(connection.Endpoint(connection.ControlPort), identity);
    }

    public Task Ended => _kernel.Ended;

    /// <summary>Asks until outputs arrive, as every client of a publisher must.</summary>
    public async Task ConnectAsync()
    {
        while (true)
        {
            string id = Send("kernel_info_request", "{}");
            await ReplyAsync(id);
            for (int i = 0; i < 20; i++)
            {
                if (_iopub.TryReceive() is { } parts && _wire.Decode(parts) is { } message && message.Parent?.MsgId == id && Text(message.ContentJson).Contains("idle", StringComparison.Ordinal))
                    return;
                await Task.Delay(5, Patience);
            }
        }
    }

    public string Send(string type, string content, bool control = false)
    {
        JupyterMessage message = JupyterMessage.Create("s", type, new Empty(), JupyterJson.Wire.Empty) with { ContentJson = Encoding.UTF8.GetBytes(content) };
        (control ? _control : _shell).Send(_wire.Encode(message));
        return message.Header.MsgId;
    }

    public void SendInput(string line)
    {
        JupyterMessage message = JupyterMessage.Create("s", "input_reply", new InputReply(line), JupyterJson.Wire.InputReply);
        _stdin.Send(_wire.Encode(message));
    }

    /// <summary>The reply to a request, as <c>type content</c>.</summary>
    public async Task<string> ReplyAsync(string id, bool control = false)
    {
        while (true)
        {
            JupyterMessage message = _wire.Decode(await (control ? _control : _shell).ReceiveAsync(Patience));
            if (message.Parent?.MsgId == id)
                return $"{message.Type} {Text(message.ContentJson)}";
        }
    }

    /// <summary>The next question to the person.</summary>
    public async Task<string> QuestionAsync() => Text(_wire.Decode(await _stdin.ReceiveAsync(Patience)).ContentJson);

    /// <summary>All that is published for a request until its idle, each as <c>type content</c>.</summary>
    public async Task<string[]> OutputsAsync(string id)
    {
        List<string> found = [];
        while (found.LastOrDefault() != """status {"execution_state":"idle"}""")
        {
            JupyterMessage message = _wire.Decode(await _iopub.ReceiveAsync(Patience));
            if (message.Parent?.MsgId == id)
                found.Add($"{message.Type} {Text(message.ContentJson)}");
        }

        return [.. found];
    }

    public static string Quoted(string code) => JsonValue.Create(code).ToJsonString();

    public void Dispose()
    {
        _shell.Dispose();
        _stdin.Dispose();
        _control.Dispose();
        _iopub.Dispose();
        _kernel.Dispose();
        _host.DisposeAsync().AsTask().Wait(Patience);
        Directory.Delete(_folder, recursive: true);
    }

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
