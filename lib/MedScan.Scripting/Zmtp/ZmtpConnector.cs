using System.Net.Sockets;

namespace MedScan.Scripting.Zmtp;

/// <summary>The connecting side of a socket: connects as soon as somebody listens, again when the link broke, and keeps what is
/// sent meanwhile.</summary>
internal sealed class ZmtpConnector : IDisposable
{
    private const int PauseMilliseconds = 20;

    private readonly ZmtpPeer _own;
    private readonly ZmtpEndpoint _endpoint;
    private readonly Action<ZmtpConnection> _connected;
    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _waiting = [];
    private readonly ManualResetEventSlim _closed = new();
    private Socket? _socket;
    private ZmtpConnection? _connection;

    /// <summary>Starts to connect, in the background.</summary>
    /// <param name="own">This side.</param>
    /// <param name="endpoint">Where to.</param>
    /// <param name="connected">Serves a connection until it ends; called again for the next.</param>
    /// <exception cref="ZmtpException">The address is wrong.</exception>
    public ZmtpConnector(ZmtpPeer own, string endpoint, Action<ZmtpConnection> connected)
    {
        _own = own;
        _endpoint = ZmtpEndpoint.Parse(endpoint);
        _connected = connected;
        Thread thread = new(Run, 512 << 10) { IsBackground = true, Name = $"zmtp {own.Type}" };
        thread.Start();
    }

    /// <summary>Sends now, or as soon as there is a connection.</summary>
    /// <param name="message">The parts.</param>
    public void Send(IReadOnlyList<byte[]> message)
    {
        byte[] wire = ZmtpFrames.Encode(message);
        lock (_gate)
        {
            if (_connection is null)
                _waiting.Enqueue(wire);
            else
                _connection.Send(wire);
        }
    }

    /// <summary>Ends the connection and all attempts.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed.Set();
            _connection?.Dispose();
            _socket?.Dispose();
        }
    }

    private void Run()
    {
        while (!_closed.IsSet)
        {
            try
            {
                using Socket socket = _endpoint.CreateSocket();
                lock (_gate)
                {
                    _socket = socket;
                    if (_closed.IsSet)
                        return;
                }

                socket.Connect(_endpoint.Address);
                using ZmtpConnection connection = new(socket, _own);
                lock (_gate)
                {
                    if (_closed.IsSet)
                        return;
                    _connection = connection;
                    while (_waiting.TryDequeue(out byte[]? wire))
                        connection.Send(wire);
                }

                _connected(connection);
            }
            catch (Exception error) when (error is SocketException or ZmtpException or ObjectDisposedException)
            {
                // Nobody is there yet, or somebody else: try again until the owner gives up.
            }
            finally
            {
                lock (_gate)
                    _connection = null;
            }

            _closed.Wait(PauseMilliseconds);
        }
    }
}
