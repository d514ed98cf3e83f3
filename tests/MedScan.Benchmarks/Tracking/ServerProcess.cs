using System.Diagnostics;
using MedScan.TrackingServer;

namespace MedScan.Benchmarks.Tracking;

/// <summary>The tracking server in a process of its own, over a folder that vanishes afterwards.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo folder;

    private ServerProcess(Process process, DirectoryInfo folder, Uri address)
    {
        this.process = process;
        this.folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    /// <param name="store">A backend store, or null for an SQLite file in a folder below the current one, on its real disk.</param>
    public static async Task<ServerProcess> StartAsync(string? store)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Environment.CurrentDirectory, "artifacts", $"tracking-{Environment.ProcessId}"));
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in (string[])["tracking-server", folder.FullName, .. store is null ? Array.Empty<string>() : [store]])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false)
            ?? throw new InvalidOperationException("The server process ended before it gave its address.");
        return new ServerProcess(process, folder, new Uri(line));
    }

    /// <summary>What the started process does: serves until its input is closed.</summary>
    public static async Task<int> RunAsync(string folder, string[] store)
    {
        await using var server = await EmbeddedServer.StartAsync(new EmbeddedServerOptions
        {
            BackendStore = store.Length > 0 ? store[0] : $"sqlite:///{folder}/mlflow.db",
            ArtifactRoot = Path.Combine(folder, "artifacts"),
        }).ConfigureAwait(false);
        Console.WriteLine(server.Address);
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
        return 0;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(20_000))
            process.Kill();
        process.Dispose();
        folder.Delete(recursive: true);
    }
}
