using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Tests.Fakes;

namespace MedScan.Sweeps.Tests.Storage;

public sealed class MemoryStorageTests : StudyStorageConformance
{
    private readonly ManualTime _time = new();

    protected override Task<StudyStorage> OpenAsync() => Task.FromResult(StudyStorage.Open("memory:", _time));

    protected override Task PassTimeAsync(TimeSpan span)
    {
        _time.Advance(span);
        return Task.CompletedTask;
    }
}
