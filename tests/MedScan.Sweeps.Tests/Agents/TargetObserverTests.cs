using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Storage;

namespace MedScan.Sweeps.Tests.Agents;

public sealed class TargetObserverTests
{
    private const string File = """
        method: grid
        metric: {name: accuracy, goal: maximize, target: 0.9}
        parameters: {x: {values: [1, 2, 3, 4, 5, 6]}}
        """;

    [Theory]
    [InlineData(false, 3)] // the third trial ends with 0.9
    [InlineData(true, 2)] // the second passes it on the way
    public async Task OptimizeAsync_TargetReached_BeginsNoFurtherTrial(bool isReported, int expected)
    {
        await using MemoryStorage storage = new();
        string name = await Sweep.CreateAsync(storage, File, "sweep.yaml");
        await using Sweep sweep = await Sweep.OpenAsync(storage, name);

        await sweep.Study.OptimizeAsync(async trial =>
        {
            await trial.ReportAsync(isReported && trial.Number == 1 ? 0.95 : 0.1, step: 1);
            return trial.Number == 2 ? 0.9 : 0.2;
        });

        Assert.Equal(expected, (await sweep.Study.TrialsAsync()).Count);
    }
}
