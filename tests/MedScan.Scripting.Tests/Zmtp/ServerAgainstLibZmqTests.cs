using System.Text;
using MedScan.Scripting.Zmtp;

namespace MedScan.Scripting.Tests.Zmtp;

public sealed class ServerAgainstLibZmqTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<string> Transports => ["tcp", "ipc"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableTheory]
    [MemberData(nameof(Transports))]
    public void Router_Dealer_EchoesAllPartsToTheSender(string transport)
    {
        LibZmq.SkipUnlessInstalled();
        RouterSocket? router = null;
        using RouterSocket bound = router = new RouterSocket(Endpoint(transport), message => router!.Send(message));

        // Parts of every size class: empty, one byte, the last short frame, the first long frame, several reads.
        (int code, string output) = LibZmq.Run("""
            import sys, zmq
            s = zmq.Context().socket(zmq.DEALER)
            s.setsockopt(zmq.IDENTITY, b'me')
            s.connect(sys.argv[1])
            for parts in ([b'a'], [b'', b'x' * 255, b'y' * 256], [b'z' * 3000000, b'']):
                s.send_multipart(parts)
                assert s.poll(20000), 'no answer'
                assert s.recv_multipart() == parts
            print('same')
            """, [bound.Endpoint]);

        Assert.Equal("same\n", output);
        Assert.Equal(0, code);
    }

    [SkippableTheory]
    [MemberData(nameof(Transports))]
    public void Reply_Req_Answers(string transport)
    {
        LibZmq.SkipUnlessInstalled();
        using ReplySocket heart = new(Endpoint(transport), static message => message);

        (_, string output) = LibZmq.Run("""
            import sys, zmq
            s = zmq.Context().socket(zmq.REQ)
            s.connect(sys.argv[1])
            for i in range(3):
                s.send(b'ping%d' % i)
                assert s.poll(20000), 'no answer'
                print(s.recv().decode())
            """, [heart.Endpoint]);

        Assert.Equal("ping0\nping1\nping2\n", output);
    }

    [SkippableTheory]
    [MemberData(nameof(Transports))]
    public async Task Publisher_Sub_GetsEveryMessageOfItsTopicInOrder(string transport)
    {
        LibZmq.SkipUnlessInstalled();
        using PublisherSocket publisher = new(Endpoint(transport));
        Task<(int Code, string Output)> subscriber = Task.Run(() => LibZmq.Run("""
            import sys, zmq
            s = zmq.Context().socket(zmq.SUB)
            s.setsockopt(zmq.RCVHWM, 0)
            s.setsockopt(zmq.SUBSCRIBE, b'a')
            s.connect(sys.argv[1])
            for i in range(20000):
                assert s.poll(20000), 'lost after %d' % i
                topic, body = s.recv_multipart()
                assert (topic, body) == (b'a', b'%d' % i), (topic, body)
            print('all')
            """, [publisher.Endpoint]));

        Assert.True(await Eventually(() => publisher.SubscriberCount == 1));
        for (int i = 0; i < 20_000; i++)
        {
            publisher.Send([[(byte)'b'], [0]]);
            publisher.Send([[(byte)'a'], Encoding.ASCII.GetBytes($"{i}")]);
        }

        Assert.Equal("all\n", (await subscriber).Output);
    }

    [SkippableFact]
    public void Router_PeerWithHeartbeats_StaysConnected()
    {
        LibZmq.SkipUnlessInstalled();
        RouterSocket? router = null;
        using RouterSocket bound = router = new RouterSocket("tcp://127.0.0.1:0", message => router!.Send(message));

        // With a timeout of a second an unanswered PING ends the connection, which the monitor would see.
        (_, string output) = LibZmq.Run("""
            import sys, time, zmq
            from zmq.utils.monitor import recv_monitor_message
            s = zmq.Context().socket(zmq.DEALER)
            s.setsockopt(zmq.HEARTBEAT_IVL, 200)
            s.setsockopt(zmq.HEARTBEAT_TIMEOUT, 1000)
            monitor = s.get_monitor_socket(zmq.EVENT_DISCONNECTED)
            s.connect(sys.argv[1])
            s.send(b'x')
            assert s.poll(20000)
            print('disconnected' if monitor.poll(3000) else 'connected')
            """, [bound.Endpoint]);

        Assert.Equal("connected\n", output);
    }

    private static async Task<bool> Eventually(Func<bool> condition)
    {
        for (int i = 0; i < 2000 && !condition(); i++)
            await Task.Delay(10);
        return condition();
    }

    private string Endpoint(string transport) => transport == "tcp" ? "tcp://127.0.0.1:0" : $"ipc://{_folder}/socket";
}
