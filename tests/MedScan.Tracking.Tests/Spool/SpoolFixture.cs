using System.Collections.Concurrent;
using MedScan.Tracking.Spool;

namespace MedScan.Tracking.Tests.Spool;

/// <summary>A spool of its own for each test, with a server in memory and options that do not wait.</summary>
public abstract class SpoolFixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("medscan-spool-");

    internal FakeBackend Server { get; } = new();

    internal ConcurrentQueue<RunWarning> Warnings { get; } = [];

    protected string SpoolPath => Path.Combine(_folder.FullName, "spool");

    protected string Scratch => _folder.FullName;

    internal static BackOff Quick { get; } = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), int.MaxValue, TimeProvider.System);

    internal TrackedRunOptions Options => new()
    {
        ExperimentName = "tests",
        SpoolFolder = SpoolPath,
        Backend = Server,
        BackOff = Quick,
        OnWarning = Warnings.Enqueue,
        FinishPatience = TimeSpan.FromMilliseconds(300),
    };

    internal Task<SyncResult> SyncAsync(IProgress<SyncProgress>? progress = null) =>
        new SpoolSync(Server, Quick with { MostTries = 3 }, progress).RunAsync(SpoolPath, CancellationToken.None);

    protected IReadOnlyList<string> Folders => Directory.Exists(SpoolPath) ? [.. Directory.GetDirectories(SpoolPath).Where(path => Path.GetFileName(path) != "refused")] : [];

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _folder.Delete(recursive: true);
}
