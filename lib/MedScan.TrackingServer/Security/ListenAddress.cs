using System.Net;
using System.Net.Sockets;

namespace MedScan.TrackingServer.Security;

/// <summary>The addresses that a configured host stands for.</summary>
internal static class ListenAddress
{
    /// <summary>The addresses of this machine that a name or an address stands for.</summary>
    /// <param name="host">A name, an IPv4 or IPv6 address, <c>0.0.0.0</c> or <c>::</c>.</param>
    /// <param name="port">With 0 only one address is taken, because each would get a port of its own.</param>
    /// <param name="cancellationToken">Gives up the question to the name service.</param>
    /// <exception cref="TrackingServerException">No address is known for the name.</exception>
    public static async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, int port, CancellationToken cancellationToken)
    {
        var bare = host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        if (IPAddress.TryParse(bare, out var address))
            return [address];
        IPAddress[] found;
        if (bare.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            found = Socket.OSSupportsIPv6 ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback];
        }
        else
        {
            try
            {
                found = await Dns.GetHostAddressesAsync(bare, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is SocketException or ArgumentException)
            {
                throw new TrackingServerException($"Expected a name or an address of this machine to listen on, got '{host}': {e.Message}", e);
            }
        }

        return port == 0 ? [found[0]] : [.. found.Distinct()];
    }
}
