namespace MedScan.Cli.Tests.Commands.Sweeps;

public sealed class SweepCommandTests : IDisposable
{
    // A program of any kind that prints its loss: the distance of its two arguments from 3 and from 'b'.
    private const string File = """
        name: parabola
        method: bayes
        metric: {name: loss, goal: minimize}
        run_cap: 6
        medscan: {seed: 1}
        parameters:
          x: {min: 0.0, max: 10.0}
          kind: {values: [a, b]}
        command: [/bin/sh, -c, 'awk -v x=${x} -v k=${kind} "BEGIN { print \"{\\\"loss\\\": \" (x-3)*(x-3) + (k != \"b\") \"}\" }"']
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("sweep").FullName;

    private string Storage => Path.Combine(_folder, "sweeps.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_FileWithACommand_RunsAllTrialsAndNamesTheBest()
    {
        (int code, string output, string error) = await RunAsync("sweep", "run", Write(File), "--name", "p", "--tracking", "off");

        Assert.True(code == ExitCode.Done, error);
        Assert.Equal(6, output.Split('\n').Count(line => line.StartsWith("trial ", StringComparison.Ordinal)));
        Assert.Contains("Best trial:", output, StringComparison.Ordinal);
        Assert.Contains("  kind=", output, StringComparison.Ordinal);
        Assert.Contains("sweep report p", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agent_SomeTrialsAlready_GoesOnUntilTheCap()
    {
        (_, string id, _) = await RunAsync("sweep", "create", Write(File));
        id = id.Trim();
        await RunAsync("sweep", "agent", id, "--count", "2", "--tracking", "off");
        (_, string some, _) = await RunAsync("sweep", "status", id);
        await RunAsync("sweep", "agent", id, "--parallel", "2", "--tracking", "off");
        (_, string all, _) = await RunAsync("sweep", "status", id);

        Assert.StartsWith("parabola-", id, StringComparison.Ordinal);
        Assert.Contains("2 of 6 trials done", some, StringComparison.Ordinal);
        Assert.Contains("6 of 6 trials done (6 completed)", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_ThenAgent_BeginsNoTrial()
    {
        (_, string id, _) = await RunAsync("sweep", "create", Write(File), "--name", "p");
        await RunAsync("sweep", "stop", "p");
        await RunAsync("sweep", "agent", "p", "--tracking", "off");
        (_, string status, _) = await RunAsync("sweep", "status", "p");

        Assert.Equal("p", id.Trim());
        Assert.Contains("0 of 6 trials done (no trial yet), stopped", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_FinishedSweep_IsOnePage()
    {
        await RunAsync("sweep", "run", Write(File), "--name", "p", "--tracking", "off");
        string page = Path.Combine(_folder, "page.html");

        (int code, _, string error) = await RunAsync("sweep", "report", "p", "--html", page);

        Assert.True(code == ExitCode.Done, error);
        Assert.Contains("Parameter importances", await System.IO.File.ReadAllTextAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Best_NothingCompleted_SaysHowItStands()
    {
        await RunAsync("sweep", "create", Write(File), "--name", "p");

        (int code, _, string error) = await RunAsync("sweep", "best", "p");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("No trial of p is completed yet", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_FaultyFile_NamesEachFaultWithItsLine()
    {
        (int code, _, string error) = await RunAsync("sweep", "create", Write("methd: bayes\nparameters:\n  x: {min: 3, max: 1}\n"));

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains(":1:", error, StringComparison.Ordinal);
        Assert.Contains("method", error, StringComparison.Ordinal);
        Assert.Contains(":3:", error, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Storage) && (await RunAsync("sweep", "list")).Output.Contains("parabola", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Status_NoStorage_MakesNone()
    {
        (int code, _, string error) = await RunAsync("sweep", "status", "p");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("does not exist", error, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Storage));
    }

    private string Write(string text)
    {
        string path = Path.Combine(_folder, "sweep.yaml");
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = await new Application(output, error).RunAsync([.. args, "--storage", Storage]);
        return (code, output.ToString(), error.ToString());
    }
}
