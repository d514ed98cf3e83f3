using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MedScan.Tests.Cards;

/// <summary>An HTTP server on this machine that answers as a test says: cut off, with lies about sizes, with ranges or without.</summary>
internal sealed class BrokenServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<Request, Reply> answer;
    private readonly Task serving;
    private int count;

    public BrokenServer(Func<Request, Reply> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = ServeAsync(); // listens when this returns, also for a test that is over at once
    }

    /// <summary>Requests in their order.</summary>
    public List<Request> Requests { get; } = [];

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/images.zip");

    /// <summary>Serves a file with ranges and an entity tag, as a good server does.</summary>
    public static Reply Serve(Request request, byte[] content, string tag = "\"v1\"")
    {
        if (request.From is not { } from || (request.Headers.TryGetValue("if-range", out string? wanted) && wanted != tag))
            return new Reply(200, content, new() { ["ETag"] = tag, ["Accept-Ranges"] = "bytes" });
        return from >= content.Length
            ? new Reply(416, [], new() { ["Content-Range"] = $"bytes */{content.Length}" })
            : new Reply(206, content[(int)from..], new() { ["ETag"] = tag, ["Content-Range"] = $"bytes {from}-{content.Length - 1}/{content.Length}" });
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        serving.Wait();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                await AnswerAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            NetworkStream stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
            string? line = await reader.ReadLineAsync(stop.Token);
            if (line is null)
                return;
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            string target = line.Split(' ')[1];
            while (await reader.ReadLineAsync(stop.Token) is { Length: > 0 } header)
                headers[header[..header.IndexOf(':')]] = header[(header.IndexOf(':') + 1)..].Trim();
            var request = new Request(count++, target, headers);
            Requests.Add(request);
            Reply reply = answer(request);
            var text = new StringBuilder($"HTTP/1.1 {reply.Status} Said\r\nConnection: close\r\n");
            if (reply.Length is not -1)
                text.Append($"Content-Length: {reply.Length ?? reply.Body.Length}\r\n");
            foreach ((string name, string value) in reply.Headers ?? [])
                text.Append($"{name}: {value}\r\n");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text.Append("\r\n").ToString()), stop.Token);
            await stream.WriteAsync(reply.Body.AsMemory(0, reply.CutAfter ?? reply.Body.Length), stop.Token);
            if (reply.Hangs)
                await Task.Delay(Timeout.Infinite, stop.Token);
            if (reply.CutAfter is null)
                client.Client.Shutdown(SocketShutdown.Send);
            else
                client.LingerState = new LingerOption(true, 0); // closed with a reset, as by a failing link
        }
        catch (IOException)
        {
            // The client went away.
        }
    }

    /// <param name="Number">From 0.</param>
    /// <param name="Target">Path and query.</param>
    /// <param name="Headers">As they came.</param>
    public sealed record Request(int Number, string Target, Dictionary<string, string> Headers)
    {
        /// <summary>The first byte that is asked for.</summary>
        public long? From => Headers.TryGetValue("range", out string? range) ? long.Parse(range["bytes=".Length..^1]) : null;
    }

    /// <param name="Status">The code.</param>
    /// <param name="Body">What is sent.</param>
    /// <param name="Headers">Beside the length.</param>
    /// <param name="Length">What is said of the length; null = the truth, -1 = nothing.</param>
    /// <param name="CutAfter">Bytes after which the connection breaks.</param>
    /// <param name="Hangs">Nothing comes after the body, not even its end.</param>
    public sealed record Reply(
        int Status, byte[] Body, Dictionary<string, string>? Headers = null, long? Length = null, int? CutAfter = null, bool Hangs = false);
}
