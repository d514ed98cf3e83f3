using System.Net;
using System.Net.Sockets;

namespace MedScan.Scripting.Zmtp;

/// <summary>The bound side of a socket: accepts peers and keeps their connections.</summary>
internal sealed class ZmtpListener : IDisposable
{
    private const int AcceptedAtOnce = 128;

    private readonly ZmtpPeer _own;
    private readonly Action<ZmtpConnection> _connected;
    private readonly ZmtpEndpoint _endpoint;
    private readonly Socket _socket;
    private readonly HashSet<ZmtpConnection> _connections = [];
    private readonly HashSet<Socket> _greeting = [];
    private bool _closed;

    /// <summary>Binds and starts to accept.</summary>
    /// <param name="type">The kind of this socket.</param>
    /// <param name="endpoint">Where; port 0 takes a free one.</param>
    /// <param name="connected">Serves a connection on its own thread until it ends.</param>
    /// <exception cref="ZmtpException">The address is wrong or taken.</exception>
    public ZmtpListener(ZmtpSocketType type, string endpoint, Action<ZmtpConnection> connected)
    {
        _own = new ZmtpPeer(type, []);
        _connected = connected;
        _endpoint = ZmtpEndpoint.Parse(endpoint);
        _socket = _endpoint.CreateSocket();
        try
        {
            RemoveLeftover(_endpoint);
            _socket.Bind(_endpoint.Address);
            _socket.Listen(AcceptedAtOnce);
        }
        catch (SocketException error)
        {
            _socket.Dispose();
            throw new ZmtpException($"Expected a free address, but {endpoint} cannot be bound: {error.Message}", error);
        }

        if (_endpoint.File is null)
            _endpoint = _endpoint with { Address = (IPEndPoint)_socket.LocalEndPoint! };
        Thread acceptor = new(Accept, 256 << 10) { IsBackground = true, Name = $"zmtp {type}" };
        acceptor.Start();
    }

    /// <summary>Where it listens, with the port it got.</summary>
    public string Endpoint => _endpoint.ToString();

    /// <summary>The connections of this moment.</summary>
    public IReadOnlyList<ZmtpConnection> Connections
    {
        get
        {
            lock (_connections)
                return [.. _connections];
        }
    }

    /// <summary>Waits until all that is queued was given to the operating system.</summary>
    /// <param name="patience">How long at most, for all connections together.</param>
    public void Flush(TimeSpan patience)
    {
        long until = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        foreach (ManualResetEventSlim written in Connections.Select(static c => c.Flush()).ToArray())
            written.Wait((int)Math.Clamp(until - Environment.TickCount64, 0, int.MaxValue));
    }

    /// <summary>Stops to listen and ends all connections.</summary>
    public void Dispose()
    {
        lock (_connections)
        {
            if (_closed)
                return;
            _closed = true;
        }

        _socket.Dispose();
        foreach (ZmtpConnection connection in Connections)
            connection.Dispose();
        lock (_connections)
        {
            foreach (Socket greeting in _greeting)
                greeting.Dispose();
        }

        if (_endpoint.File is { } file)
            File.Delete(file);
    }

    // A file that a killed process left behind cannot be bound; one that still answers is somebody's.
    private static void RemoveLeftover(ZmtpEndpoint endpoint)
    {
        if (endpoint.File is null || !File.Exists(endpoint.File))
            return;
        using Socket probe = endpoint.CreateSocket();
        try
        {
            probe.Connect(endpoint.Address);
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(endpoint.File);
        }
    }

    private void Accept()
    {
        while (true)
        {
            Socket peer;
            try
            {
                peer = _socket.Accept();
            }
            catch (Exception) when (_closed)
            {
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(10); // the peer left before it was accepted, or there are too many open files for now
                continue;
            }

            Thread reader = new(() => Serve(peer), 512 << 10) { IsBackground = true, Name = "zmtp reader" };
            reader.Start();
        }
    }

    private void Serve(Socket peer)
    {
        ZmtpConnection? connection = null;
        try
        {
            lock (_connections)
                _greeting.Add(peer);
            connection = new ZmtpConnection(peer, _own);
            lock (_connections)
            {
                _greeting.Remove(peer);
                if (_closed)
                    return;
                _connections.Add(connection);
            }

            _connected(connection);
        }
        catch (Exception error) when (error is SocketException or ZmtpException or ObjectDisposedException)
        {
            // Somebody knocked who does not belong here.
        }
        finally
        {
            connection?.Dispose();
            peer.Dispose();
            lock (_connections)
            {
                _greeting.Remove(peer);
                if (connection is not null)
                    _connections.Remove(connection);
            }
        }
    }
}
