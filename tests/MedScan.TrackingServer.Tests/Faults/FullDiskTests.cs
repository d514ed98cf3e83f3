using System.Diagnostics;
using System.Net;

namespace MedScan.TrackingServer.Tests.Faults;

public sealed class FullDiskTests
{
    [SkippableFact]
    public async Task Log_DiskFillsUpAndIsFreedAgain_RefusesWithoutLossAndGoesOn()
    {
        using var disk = SmallDisk.TryMount(megabytes: 6);
        Skip.If(disk is null, "mounting a small tmpfs needs root");
        await using var server = await EmbeddedServer.StartAsync(new EmbeddedServerOptions
        {
            BackendStore = $"sqlite:///{disk.Folder}/mlflow.db",
            ArtifactRoot = Path.Combine(disk.Folder, "artifacts"),
        });
        using var http = new HttpClient { BaseAddress = server.Address };
        var rest = new Rest(http);
        var run = await rest.CreateRunAsync();
        var ballast = Path.Combine(disk.Folder, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[2 << 20]);

        var answered = new List<long>();
        var padding = new string('x', 5000);
        HttpStatusCode status;
        var step = 0L;
        do
        {
            (status, var body) = await rest.LogAsync(run, "loss", [step], padding);
            if (status == HttpStatusCode.OK)
                answered.Add(step);
            else
                Assert.Equal("RESOURCE_EXHAUSTED", (string?)body!["error_code"]);
            step++;
        }
        while (status == HttpStatusCode.OK && step < 5000);

        Assert.Equal(HttpStatusCode.InsufficientStorage, status);
        Assert.Equal(answered, await rest.StepsAsync(run, "loss"));
        Assert.Equal(HttpStatusCode.InsufficientStorage, (await PutAsync(http, new byte[8 << 20])).StatusCode);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(disk.Folder, "artifacts"), "*", SearchOption.AllDirectories));

        File.Delete(ballast);
        Assert.Equal(HttpStatusCode.OK, (await rest.LogAsync(run, "loss", [step], padding)).Status);
        Assert.Equal([.. answered, step], await rest.StepsAsync(run, "loss"));
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        return await client.PutAsync("api/2.0/mlflow-artifacts/artifacts/0/x/artifacts/weights.bin", content);
    }

    private sealed class SmallDisk : IDisposable
    {
        private SmallDisk(string folder) => Folder = folder;

        public string Folder { get; }

        public static SmallDisk? TryMount(int megabytes)
        {
            var folder = Directory.CreateTempSubdirectory("medscan-disk-").FullName;
            if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder))
                return new SmallDisk(folder);
            Directory.Delete(folder);
            return null;
        }

        public void Dispose()
        {
            Run("umount", "--lazy", Folder);
            Directory.Delete(Folder);
        }

        private static bool Run(string program, params string[] arguments)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
                process.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false; // no such program here
            }
        }
    }
}
