using System.Net;
using System.Net.Sockets;

namespace MedScan.Testing;

/// <summary>Finds TCP ports that nobody listens on.</summary>
internal static class FreePort
{
    /// <summary>Finds one on the loopback address. Another program may take it before it is used.</summary>
    public static int Find()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
