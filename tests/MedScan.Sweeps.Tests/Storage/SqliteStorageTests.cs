using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Tests.Fakes;

namespace MedScan.Sweeps.Tests.Storage;

public sealed class SqliteStorageTests : StudyStorageConformance
{
    private readonly ManualTime _time = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("medscan-sweeps-");

    protected override Task<StudyStorage> OpenAsync() => Task.FromResult(StudyStorage.Open($"sqlite:///{_folder.FullName}/new/study.db", _time));

    protected override Task PassTimeAsync(TimeSpan span)
    {
        _time.Advance(span);
        return Task.CompletedTask;
    }

    protected override Task CleanUpAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
