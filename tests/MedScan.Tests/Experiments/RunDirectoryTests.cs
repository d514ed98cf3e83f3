using System.Text.Json;
using MedScan.Experiments;
using MedScan.Tracking;

namespace MedScan.Tests.Experiments;

public sealed class RunDirectoryTests : IDisposable
{
    private static readonly ExperimentConfig Config = new() { Name = "mri", Data = new DataConfig { Root = "scans" } };

    private static readonly RunEnvironment Environment = new()
    {
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
        MedScanVersion = "1.2.3",
        DotnetVersion = "10.0.0",
        Engine = new EngineInfo("libtorch", "1.13.1", 2),
        OperatingSystem = "Debian",
        Processor = new ProcessorInfo("Some CPU", 4, 2, ["avx2"]),
        MemoryBytes = 1024,
        Git = new GitState("abc", "main", true),
    };

    private readonly ConfigFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task CreateAsync_Config_WritesBothFilesUnderNameAndTime()
    {
        string root = Path.Combine(_files.Folder, "runs");
        RunDirectory run = await RunDirectory.CreateAsync(root, Config, Environment);
        Assert.Equal("mri-20260102-030405", run.Name);
        Assert.Equal(Path.Combine(root, run.Name), run.Path);
        Assert.Equal(Config, await ExperimentLoader.LoadAsync(run.ConfigPath));
        Assert.Equal(Environment.ToJson(), await File.ReadAllTextAsync(run.EnvironmentPath));
        Assert.Equal([run.Path], Directory.GetFileSystemEntries(root));
    }

    [Fact]
    public async Task CreateAsync_SameSecond_GivesEachRunItsOwnFolder()
    {
        RunDirectory[] runs = await Task.WhenAll(Enumerable.Range(0, 16).Select(
            _ => Task.Run(() => RunDirectory.CreateAsync(_files.Folder, Config, Environment))));
        Assert.Equal(16, runs.Select(run => run.Path).Distinct().Count());
        Assert.Equal(16, Directory.GetDirectories(_files.Folder).Length);
        Assert.Contains(runs, run => run.Name == "mri-20260102-030405-16");
    }

    [Fact]
    public async Task CreateAsync_RootIsAFile_SaysSo()
    {
        string file = _files.Write("runs", "");
        var error = await Assert.ThrowsAsync<MedScanException>(() => RunDirectory.CreateAsync(file, Config, Environment));
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateAsync_Cancelled_LeavesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => RunDirectory.CreateAsync(_files.Folder, Config, Environment, new CancellationToken(canceled: true)));
        Assert.Empty(Directory.GetFileSystemEntries(_files.Folder));
    }

    [Fact]
    public void ToJson_Environment_HasTheApprovedText() =>
        Assert.Equal(
            """
            {
              "started_at": "2026-01-02T03:04:05+02:00",
              "medscan_version": "1.2.3",
              "dotnet_version": "10.0.0",
              "engine": {
                "name": "libtorch",
                "version": "1.13.1",
                "threads": 2
              },
              "operating_system": "Debian",
              "processor": {
                "name": "Some CPU",
                "logical_cores": 4,
                "physical_cores": 2,
                "features": [
                  "avx2"
                ]
              },
              "memory_bytes": 1024,
              "git": {
                "commit": "abc",
                "branch": "main",
                "is_dirty": true
              }
            }

            """,
            Environment.ToJson());

    [Fact]
    public async Task CollectAsync_ThisMachine_FillsEveryField()
    {
        RunEnvironment here = await RunEnvironment.CollectAsync(new EngineInfo("none", "0", 1));
        Assert.True(here.MemoryBytes > 0);
        Assert.True(here.Processor.LogicalCores > 0);
        Assert.NotEmpty(here.MedScanVersion);
        Assert.NotNull(JsonDocument.Parse(here.ToJson()));
    }
}
