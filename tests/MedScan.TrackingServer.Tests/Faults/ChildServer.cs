using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MedScan.TrackingServer.Tests.Faults;

/// <summary>A server in a process of its own that can be killed and started again at the same address.</summary>
internal sealed class ChildServer : IAsyncDisposable
{
    private readonly string folder;
    private readonly int port;
    private Process? process;

    public ChildServer(string folder)
    {
        this.folder = folder;
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        port = ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public Uri Address => new($"http://127.0.0.1:{port}/");

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(ChildServer).Assembly.Location, "serve", folder, port.ToString(null, null)])
            start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        Assert.Equal(Address.ToString(), await process.StandardOutput.ReadLineAsync());
    }

    /// <summary>Ends the process with SIGKILL: nothing of it can tidy up.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await KillAsync();
    }
}
