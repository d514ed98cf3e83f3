using System.Net;
using System.Net.Sockets;
using MedScan.Scripting.Zmtp;

namespace MedScan.Scripting.Tests.Zmtp;

public sealed class ClientAgainstLibZmqTests
{
    private static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    [SkippableFact]
    public async Task Dealer_RouterThatComesLater_GetsWhatWasSentAndSeesTheIdentity()
    {
        LibZmq.SkipUnlessInstalled();
        string endpoint = FreeEndpoint();
        using DealerSocket dealer = new(endpoint, "me"u8.ToArray());
        byte[] large = new byte[70_000];
        dealer.Send(["a"u8.ToArray(), large]);

        Task<(int Code, string Output)> server = Task.Run(() => LibZmq.Run("""
            import sys, zmq
            s = zmq.Context().socket(zmq.ROUTER)
            s.bind(sys.argv[1])
            assert s.poll(20000)
            parts = s.recv_multipart()
            print(parts[0].decode(), parts[1].decode(), len(parts[2]))
            s.send_multipart([parts[0], b'', parts[2]])
            """, [endpoint]));

        IReadOnlyList<byte[]> answer = await dealer.ReceiveAsync(Patience);
        Assert.Equal([[], large], answer);
        Assert.Equal("me a 70000\n", (await server).Output);
    }

    [SkippableFact]
    public async Task Subscriber_Pub_GetsItsTopicOnly()
    {
        LibZmq.SkipUnlessInstalled();
        string endpoint = FreeEndpoint();
        using SubscriberSocket subscriber = new(endpoint, "a"u8.ToArray());

        Task<(int Code, string Output)> server = Task.Run(() => LibZmq.Run("""
            import sys, zmq
            s = zmq.Context().socket(zmq.XPUB)
            s.bind(sys.argv[1])
            assert s.poll(20000)
            print(s.recv())
            s.send_multipart([b'b', b'1'])
            s.send_multipart([b'a', b'2'])
            """, [endpoint]));

        IReadOnlyList<byte[]> message = await subscriber.ReceiveAsync(Patience);
        Assert.Equal(["a"u8.ToArray(), "2"u8.ToArray()], message);
        Assert.Equal("b'\\x01a'\n", (await server).Output);
    }

    [SkippableFact]
    public async Task Request_Rep_IsAnswered()
    {
        LibZmq.SkipUnlessInstalled();
        string endpoint = FreeEndpoint();
        using RequestSocket request = new(endpoint);

        Task<(int Code, string Output)> server = Task.Run(() => LibZmq.Run("""
            import sys, zmq
            s = zmq.Context().socket(zmq.REP)
            s.bind(sys.argv[1])
            for _ in range(2):
                assert s.poll(20000)
                s.send(s.recv() + b'!')
            """, [endpoint]));

        Assert.Equal("ping!"u8.ToArray(), Assert.Single(await request.AskAsync(["ping"u8.ToArray()], Patience)));
        Assert.Equal("pong!"u8.ToArray(), Assert.Single(await request.AskAsync(["pong"u8.ToArray()], Patience)));
        Assert.Equal(0, (await server).Code);
    }

    private static string FreeEndpoint()
    {
        using Socket probe = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return $"tcp://{probe.LocalEndPoint}";
    }
}
