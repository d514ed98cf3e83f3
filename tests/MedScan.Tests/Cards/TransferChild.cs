using System.Diagnostics;
using MedScan.Cards;
using MedScan.Datasets;
using MedScan.Versions;

namespace MedScan.Tests.Cards;

/// <summary>A transfer in a process of its own, which a test kills without any chance to tidy up.</summary>
internal static class TransferChild
{
    /// <summary><c>get CARD FROM TO</c>, <c>push DATA REMOTE</c> or <c>pull REMOTE VERSION FOLDER</c>; prints a line per report.</summary>
    public static async Task RunAsync(string[] words)
    {
        var progress = new PrintProgress();
        switch (words)
        {
            case ["get", string card, string from, string to]:
                await DatasetGetter.GetAsync(await CardLoader.LoadAsync(card), new GetOptions { From = from, To = to }, progress);
                break;
            case ["push", string data, string remote]:
                await SnapshotStore.Open(remote).PushAsync(await ImageDataset.OpenAsync(data), progress: progress);
                break;
            case ["pull", string remote, string version, string folder]:
                await SnapshotStore.Open(remote).PullAsync(version, folder, progress: progress);
                break;
        }
    }

    /// <summary>Starts it and kills it when it has printed so many lines.</summary>
    /// <returns>Whether it came to its end before.</returns>
    public static async Task<bool> RunAndKillAsync(int lines, params string[] words)
    {
        using var child = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [typeof(TransferChild).Assembly.Location, "transfer", .. words])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        child.Start();
        Task<string> errors = child.StandardError.ReadToEndAsync();
        for (int printed = 0; await child.StandardOutput.ReadLineAsync() is not null;)
        {
            if (++printed == lines)
            {
                child.Kill(); // SIGKILL
                await child.WaitForExitAsync();
                return false;
            }
        }

        await child.WaitForExitAsync();
        Assert.True(child.ExitCode == 0, await errors);
        return true;
    }

    private sealed class PrintProgress : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            Console.WriteLine(value);
            Console.Out.Flush();
        }
    }
}
