using System.Net;
using System.Net.Sockets;
using System.Text;
using MedScan.Scripting.Zmtp;

namespace MedScan.Scripting.Tests.Zmtp;

public sealed class RobustnessTests
{
    private static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    // A greeting of ZMTP 3.0 by the specification (rfc.zeromq.org/spec/23), NULL mechanism.
    private static readonly byte[] Greeting = [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48]];

    private static readonly byte[] Ready = [4, 25, 5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 3, .. "REQ"u8];

    public static TheoryData<byte[]> Garbage => new(
        Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        new byte[4096],
        [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 1, .. new byte[60]], // ZMTP 1
        [.. Greeting[..12], .. "CURVE"u8, .. new byte[47]],
        [.. Greeting, 4, 2, 1, 65], // a command that is not READY
        [.. Greeting, 4, 8, 5, .. "READY"u8, 200, 65], // a property longer than the command
        [.. Greeting, .. Ready, 2, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], // a frame of 8 EiB
        [.. Greeting, .. Ready, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], // of negative length
        [.. Greeting, .. Ready, 0x55, 1, 1]); // flags that do not exist

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Reply_GarbageOnThePort_ClosesThatConnectionAndServesOthers(byte[] garbage)
    {
        using ReplySocket heart = new("tcp://127.0.0.1:0", static message => message);
        using Socket stranger = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 20_000 };
        await stranger.ConnectAsync(IPEndPoint.Parse(heart.Endpoint[6..]));
        await stranger.SendAsync(garbage);

        Assert.True(EndsConnection(stranger));
        using RequestSocket friend = new(heart.Endpoint);
        Assert.Equal([1], Assert.Single(await friend.AskAsync([[1]], Patience)));
    }

    [Fact]
    public async Task Reply_HandWrittenBytes_AnswersByTheSpecification()
    {
        using ReplySocket heart = new("tcp://127.0.0.1:0", static message => message);
        using TcpClient client = new();
        await client.ConnectAsync(IPEndPoint.Parse(heart.Endpoint[6..]), Patience);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync((byte[])[.. Greeting, .. Ready, 1, 0, 0, 2, 104, 105], Patience);

        byte[] greeting = new byte[64];
        await stream.ReadExactlyAsync(greeting, Patience);
        Assert.Equal([0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 3, 1, .. "NULL"u8, .. new byte[48]], greeting);
        byte[] ready = new byte[27];
        await stream.ReadExactlyAsync(ready, Patience);
        Assert.Equal([4, 25, 5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 3, .. "REP"u8], ready);
        byte[] reply = new byte[6];
        await stream.ReadExactlyAsync(reply, Patience);
        Assert.Equal([1, 0, 0, 2, 104, 105], reply);
    }

    [Fact]
    public async Task Publisher_SubscriberThatNeverReads_DelaysNobody()
    {
        using PublisherSocket publisher = new("tcp://127.0.0.1:0");
        using Socket lazy = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await lazy.ConnectAsync(IPEndPoint.Parse(publisher.Endpoint[6..]));
        await lazy.SendAsync((byte[])[.. Greeting, 4, 25, 5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 3, .. "SUB"u8, 0, 1, 1]);
        using SubscriberSocket keen = new(publisher.Endpoint, []);
        while (publisher.SubscriberCount < 2)
            await Task.Delay(5, Patience);

        // Far more than the socket buffers hold; Send would block for ever if it waited for the lazy one.
        byte[] megabyte = new byte[1 << 20];
        for (int i = 0; i < 64; i++)
            publisher.Send([[1], megabyte]);

        for (int i = 0; i < 64; i++)
            Assert.Equal(2, (await keen.ReceiveAsync(Patience)).Count);
        lazy.Dispose();
        while (publisher.SubscriberCount > 1)
            await Task.Delay(5, Patience);
    }

    [Fact]
    public async Task Dealer_ServerComesBack_ConnectsAgain()
    {
        string endpoint;
        TaskCompletionSource first = new();
        using DealerSocket dealer = Connect(out endpoint, first);
        await first.Task.WaitAsync(Patience);

        TaskCompletionSource second = new();
        using RouterSocket later = new(endpoint, _ => second.TrySetResult());
        while (!second.Task.IsCompleted)
        {
            dealer.Send([[2]]); // what was on its way while the link broke may be lost
            await Task.Delay(20, Patience);
        }

        static DealerSocket Connect(out string endpoint, TaskCompletionSource got)
        {
            using RouterSocket router = new("tcp://127.0.0.1:0", _ => got.TrySetResult());
            endpoint = router.Endpoint;
            DealerSocket dealer = new(endpoint, []);
            dealer.Send([[1]]);
            got.Task.Wait(Patience);
            return dealer;
        }
    }

    [Theory]
    [InlineData("127.0.0.1:5555")]
    [InlineData("tcp://127.0.0.1")]
    [InlineData("tcp://127.0.0.1:99999")]
    [InlineData("udp://127.0.0.1:1")]
    [InlineData("ipc://")]
    public void Parse_NoAddress_SaysWhatIsExpected(string text) =>
        Assert.Contains(text, Assert.Throws<ZmtpException>(() => ZmtpEndpoint.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Bind_AddressInUse_SaysSo()
    {
        using ReplySocket first = new("tcp://127.0.0.1:0", static message => message);

        ZmtpException error = Assert.Throws<ZmtpException>(() => new ReplySocket(first.Endpoint, static message => message));

        Assert.Contains(first.Endpoint, error.Message, StringComparison.Ordinal);
    }

    private static bool EndsConnection(Socket socket)
    {
        byte[] buffer = new byte[4096];
        try
        {
            while (socket.Receive(buffer) > 0)
                continue;
            return true;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode == SocketError.ConnectionReset; // not TimedOut
        }
    }
}
