using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Storage;

/// <summary>16 processes at one study, which are killed at any moment and replaced.</summary>
[Collection(nameof(PostgresServer))]
public sealed class ManyProcessesTests(PostgresServer server)
{
    private const int Workers = 16;
    private const int Trials = 120;
    private const int Kills = 10;

    [Fact]
    public async Task Kill_SixteenProcessesOnSqlite_EveryTrialIsCompletedOnce()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("medscan-sweeps-");
        try
        {
            await RunAsync($"sqlite:///{folder.FullName}/study.db");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public async Task Kill_SixteenProcessesOnPostgres_EveryTrialIsCompletedOnce() => await RunAsync(await PostgresSchemas.CreateAsync(server));

    private static async Task RunAsync(string url)
    {
        ConcurrentBag<(int Number, string Value)> told = [];
        int begun = 0, kills = 0, ended = 0;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
        {
            while (!await WorkAsync())
            {
            }
        }));

        Assert.Equal(Kills, kills);
        await using StudyStorage storage = StudyStorage.Open(url);
        IReadOnlyList<FrozenTrial> trials = (await storage.GetChangesAsync((await storage.FindStudyAsync("study"))!.Id, 0)).Trials;
        Assert.Equal(Enumerable.Range(0, Trials), trials.Select(static t => t.Number));
        Assert.All(trials, static t => Assert.Equal(TrialState.Completed, t.State));
        Assert.All(trials, static t => Assert.Equal([t.Value, t.Value + 1, t.Value + 2], t.Intermediate.Values));
        Assert.All(trials, static t => Assert.Equal(t.Value, t.Parameters["x"].Value));
        // Who was told that its result is stored was the only one, and it is the one that is there.
        Assert.Equal(told.Count, told.Select(static t => t.Number).Distinct().Count());
        Assert.All(told, t => Assert.Equal(t.Value, trials[t.Number].Value.ToString("R", CultureInfo.InvariantCulture)));
        Assert.InRange(told.Count, Trials - Kills, Trials);
        Assert.Contains(trials, static t => t.Attempts > 1);

        // True when the process ended by itself, with nothing left to do.
        async Task<bool> WorkAsync()
        {
            ProcessStartInfo start = new("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (string argument in new[] { typeof(ManyProcessesTests).Assembly.Location, "work", url, "study", Trials.ToString(CultureInfo.InvariantCulture) })
                start.ArgumentList.Add(argument);
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            bool isKilled = false;
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                string[] words = line.Split(' ');
                if (words[0] == "ended")
                {
                    told.Add((int.Parse(words[1], CultureInfo.InvariantCulture), words[2]));
                    // Half of the deaths come right after a result, when the next trial is being begun.
                    isKilled = isKilled || Interlocked.Increment(ref ended) % 8 == 0 && TryKill(process, Kills);
                }
                else if (words[0] == "began")
                {
                    isKilled = isKilled || Interlocked.Increment(ref begun) % 8 == 0 && TryKill(process, Kills);
                }
            }
            await process.WaitForExitAsync();
            Assert.True(isKilled || process.ExitCode == 0, await errors);
            return !isKilled;
        }

        bool TryKill(Process process, int most)
        {
            lock (told)
            {
                if (kills >= most || process.HasExited)
                    return false;
                kills++;
            }
            process.Kill();
            return true;
        }
    }
}
