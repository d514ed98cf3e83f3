using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;

namespace MedScan.Scripting.Zmtp;

/// <summary>A connection after the handshake: reads messages, and writes a queue that never blocks who fills it.</summary>
/// <remarks>Each connection has two threads of its own and blocking calls: a cell that keeps every thread of the pool busy must
/// not delay its own interruption.</remarks>
internal sealed class ZmtpConnection : IDisposable
{
    // A peer that stops reading and never closes would otherwise take all memory; no notebook has outputs of this size.
    private const long LargestQueue = 2L << 30;
    private const int LargestFrame = 1 << 30;
    private const int LargestMessage = 10_000;
    private const int HandshakeMilliseconds = 30_000;

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[64 << 10];
    private readonly BlockingCollection<Outgoing> _outgoing = new(new ConcurrentQueue<Outgoing>());
    private readonly Lock _closing = new();
    private int _start;
    private int _end;
    private long _queued;
    private bool _closed;

    /// <summary>Shakes hands; blocks until the other side has answered.</summary>
    /// <param name="socket">Connected; owned from now on.</param>
    /// <param name="own">This side.</param>
    /// <exception cref="ZmtpException">The other side speaks another protocol, or its socket does not fit.</exception>
    /// <exception cref="SocketException">The link broke.</exception>
    public ZmtpConnection(Socket socket, ZmtpPeer own)
    {
        _socket = socket;
        if (socket.AddressFamily != AddressFamily.Unix)
            socket.NoDelay = true;
        socket.ReceiveTimeout = HandshakeMilliseconds;
        socket.SendTimeout = HandshakeMilliseconds;
        SendAll(ZmtpGreeting.Own);
        Span<byte> greeting = stackalloc byte[ZmtpGreeting.Size];
        ReadExactly(greeting[..ZmtpGreeting.SignatureSize]);
        ZmtpGreeting.CheckSignature(greeting);
        ReadExactly(greeting[ZmtpGreeting.SignatureSize..]);
        MinorVersion = ZmtpGreeting.MinorVersionOf(greeting);
        SendAll(own.ToReady());
        (byte flags, byte[] body) = ReadFrame();
        Peer = (flags & ZmtpFrames.Command) != 0 ? ZmtpPeer.Parse(body) : throw new ZmtpException("Expected the command READY from the peer, got a message.");
        if (!Peer.FitsTo(own.Type))
        {
            SendAll(ZmtpFrames.EncodeCommand("\u0005ERROR\u0013Invalid socket type"u8));
            throw new ZmtpException($"A {Peer.Type} socket cannot talk to a {own.Type} socket.");
        }

        socket.ReceiveTimeout = 0;
        socket.SendTimeout = 0;
        Thread writer = new(WriteQueue, 256 << 10) { IsBackground = true, Name = "zmtp writer" };
        writer.Start();
    }

    /// <summary>The other side.</summary>
    public ZmtpPeer Peer { get; }

    /// <summary>The minor version of the other side's ZMTP 3.x.</summary>
    public int MinorVersion { get; }

    /// <summary>Reads until the connection ends, on the calling thread.</summary>
    /// <param name="message">Gets every message, whole.</param>
    /// <param name="command">Gets every command that is not answered here.</param>
    public void Read(Action<IReadOnlyList<byte[]>> message, Action<byte[]>? command = null)
    {
        try
        {
            List<byte[]> parts = [];
            while (true)
            {
                (byte flags, byte[] body) = ReadFrame();
                if ((flags & ZmtpFrames.Command) != 0)
                {
                    if (!AnswerPing(body))
                        command?.Invoke(body);
                    continue;
                }

                parts.Add(body);
                if ((flags & ZmtpFrames.More) == 0)
                {
                    message(parts);
                    parts = [];
                }
                else if (parts.Count == LargestMessage)
                {
                    return;
                }
            }
        }
        catch (Exception error) when (error is SocketException or ZmtpException or ObjectDisposedException)
        {
            // The other side left, or talks nonsense; both end this connection and nothing else.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Queues bytes; returns at once, and does nothing when the connection has ended.</summary>
    /// <param name="wire">Whole frames; not changed afterwards.</param>
    public void Send(byte[] wire)
    {
        if (Interlocked.Add(ref _queued, wire.Length) > LargestQueue)
            Dispose();
        else
            Add(new Outgoing(wire, null));
    }

    /// <summary>Queues a signal behind what is queued.</summary>
    /// <returns>Set when all before it has been given to the operating system, or the connection has ended.</returns>
    public ManualResetEventSlim Flush()
    {
        ManualResetEventSlim written = new();
        if (!Add(new Outgoing([], written)))
            written.Set();
        return written;
    }

    /// <summary>Ends the connection and drops what was not written.</summary>
    public void Dispose()
    {
        lock (_closing)
        {
            if (_closed)
                return;
            _closed = true;
            _outgoing.CompleteAdding();
        }

        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Already gone.
        }

        _socket.Dispose();
        while (_outgoing.TryTake(out Outgoing left))
            left.Written?.Set();
    }

    private bool Add(Outgoing outgoing)
    {
        lock (_closing)
        {
            if (_closed)
                return false;
            _outgoing.Add(outgoing);
            return true;
        }
    }

    private bool AnswerPing(byte[] body)
    {
        if (body.Length < 7 || !body.AsSpan().StartsWith("\u0004PING"u8))
            return false;
        byte[] context = body[7..Math.Min(body.Length, 7 + 16)];
        Send(ZmtpFrames.EncodeCommand([.. "\u0004PONG"u8, .. context]));
        return true;
    }

    // Small messages travel together: one system call for a burst of prints.
    private void WriteQueue()
    {
        byte[] together = new byte[64 << 10];
        int filled = 0;
        try
        {
            foreach (Outgoing next in _outgoing.GetConsumingEnumerable())
            {
                if (next.Wire.Length > together.Length - filled)
                {
                    SendAll(together.AsSpan(0, filled));
                    filled = 0;
                }

                if (next.Wire.Length > together.Length)
                {
                    SendAll(next.Wire);
                }
                else
                {
                    next.Wire.CopyTo(together, filled);
                    filled += next.Wire.Length;
                }

                Interlocked.Add(ref _queued, -next.Wire.Length);
                if (filled > 0 && (_outgoing.Count == 0 || next.Written is not null))
                {
                    SendAll(together.AsSpan(0, filled));
                    filled = 0;
                }

                next.Written?.Set();
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            Dispose();
        }
    }

    private void SendAll(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[_socket.Send(bytes)..];
    }

    private (byte Flags, byte[] Body) ReadFrame()
    {
        Span<byte> header = stackalloc byte[9];
        ReadExactly(header[..2]);
        long length = header[1];
        if ((header[0] & ZmtpFrames.Long) != 0)
        {
            ReadExactly(header[2..]);
            length = BinaryPrimitives.ReadInt64BigEndian(header[1..]);
        }

        if ((header[0] & ~(ZmtpFrames.More | ZmtpFrames.Long | ZmtpFrames.Command)) != 0 || length is < 0 or > LargestFrame)
            throw new ZmtpException($"Expected a frame of at most {LargestFrame} bytes, got flags {header[0]} and length {length}.");
        return (header[0], ReadBody((int)length));
    }

    // Memory grows with what has come, not with what was announced.
    private byte[] ReadBody(int length)
    {
        byte[] body = new byte[Math.Min(length, 1 << 20)];
        int read = 0;
        while (true)
        {
            ReadExactly(body.AsSpan(read));
            read = body.Length;
            if (read == length)
                return body;
            Array.Resize(ref body, (int)Math.Min(length, 2L * read));
        }
    }

    private void ReadExactly(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            if (_start == _end)
            {
                _start = 0;
                _end = _socket.Receive(_buffer);
                if (_end == 0)
                    throw new SocketException((int)SocketError.ConnectionReset);
            }

            int count = Math.Min(target.Length, _end - _start);
            _buffer.AsSpan(_start, count).CopyTo(target);
            target = target[count..];
            _start += count;
        }
    }

    private readonly record struct Outgoing(byte[] Wire, ManualResetEventSlim? Written);
}
