using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MedScan.Scripting.Zmtp;

/// <summary>A place to bind or to connect to: <c>tcp://127.0.0.1:5555</c> or <c>ipc:///run/file</c>.</summary>
/// <param name="Address">What sockets take.</param>
/// <param name="File">The file of a unix socket; null with tcp.</param>
internal sealed record ZmtpEndpoint(EndPoint Address, string? File)
{
    /// <summary>Reads an address.</summary>
    /// <param name="text">As ZeroMQ writes it; a host name, an IPv4 address, an IPv6 address in brackets, <c>*</c> for all.</param>
    /// <returns>The place.</returns>
    /// <exception cref="ZmtpException">It is no tcp or ipc address, or the host is unknown.</exception>
    public static ZmtpEndpoint Parse(string text)
    {
        if (text.StartsWith("ipc://", StringComparison.Ordinal) && text.Length > 6)
            return new ZmtpEndpoint(new UnixDomainSocketEndPoint(text[6..]), text[6..]);

        int colon = text.LastIndexOf(':');
        if (!text.StartsWith("tcp://", StringComparison.Ordinal) || colon < 7
            || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
        {
            throw new ZmtpException($"Expected an address such as tcp://127.0.0.1:5555 or ipc:///path/to/socket, got '{text}'.");
        }

        return new ZmtpEndpoint(new IPEndPoint(Resolve(text[6..colon].Trim('[', ']')), port), null);
    }

    /// <summary>A socket of the right family.</summary>
    /// <returns>Not bound, not connected.</returns>
    public Socket CreateSocket() => File is null
        ? new Socket(Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <summary>The address as ZeroMQ writes it.</summary>
    /// <returns>For example <c>tcp://127.0.0.1:5555</c>.</returns>
    public override string ToString() => File is null ? $"tcp://{Address}" : $"ipc://{File}";

    private static IPAddress Resolve(string host)
    {
        if (host == "*")
            return IPAddress.Any;
        if (IPAddress.TryParse(host, out IPAddress? address))
            return address;

        try
        {
            IPAddress[] found = Dns.GetHostAddresses(host);
            return found.FirstOrDefault(static a => a.AddressFamily == AddressFamily.InterNetwork) ?? found[0];
        }
        catch (Exception error) when (error is SocketException or IndexOutOfRangeException)
        {
            throw new ZmtpException($"Expected a host that can be resolved, got '{host}': {error.Message}", error);
        }
    }
}
