using System.Diagnostics;

namespace MedScan.Sweeps.Tests.Agents;

/// <summary>What becomes of the programs of an agent that is killed, which can do nothing for them itself.</summary>
public sealed class AgentDeathTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("agent-death").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Kill_AgentWithTwoTrials_TheirProgramsAreAskedToEndAndDo()
    {
        await KillAsync("trap 'touch FOLDER/asked-$$; exit 0' TERM; echo $$ > FOLDER/tmp-$$; mv FOLDER/tmp-$$ FOLDER/pid-$$; while :; do sleep 0.1; done", programs: 2);

        Assert.Equal(2, Directory.GetFiles(_folder, "asked-*").Length);
    }

    [Fact]
    public Task Kill_ProgramsThatDoNotEnd_AreEndedByForceWithWhatTheyStarted() => KillAsync("""
        (trap '' TERM; while :; do sleep 0.1; done) &
        trap '' TERM
        echo $! > FOLDER/tmp-$!; mv FOLDER/tmp-$! FOLDER/pid-$!
        echo $$ > FOLDER/tmp-$$; mv FOLDER/tmp-$$ FOLDER/pid-$$
        while :; do sleep 0.1; done
        """, programs: 4);

    private async Task KillAsync(string script, int programs)
    {
        using Process agent = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(AgentDeathTests).Assembly.Location, "agent", Path.Combine(_folder, "study.db"), "study", script.Replace("FOLDER", _folder, StringComparison.Ordinal)]))!;
        using CancellationTokenSource late = new(Deadline);
        string[] files;
        while ((files = Directory.GetFiles(_folder, "pid-*")).Length < programs)
        {
            Assert.False(agent.HasExited, "The agent has ended by itself.");
            await Task.Delay(20, late.Token);
        }

        agent.Kill();
        await agent.WaitForExitAsync(late.Token);

        foreach (string file in files)
        {
            while (IsAlive((await File.ReadAllTextAsync(file, late.Token)).Trim()))
                await Task.Delay(20, late.Token);
        }
    }

    // A process that has ended may wait for its new parent to notice.
    private static bool IsAlive(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Trim()[0] != 'Z';
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return false;
        }
    }
}
