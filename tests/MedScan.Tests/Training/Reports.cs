using MedScan.Training.Reports;

namespace MedScan.Tests.Training;

/// <summary>Keeps reports in the order in which they were made; unlike Progress, which hands them to other threads.</summary>
internal sealed class Reports(Action<TrainingReport>? also = null) : IProgress<TrainingReport>
{
    private readonly List<TrainingReport> all = [];

    public IReadOnlyList<TrainingReport> All => all;

    public IReadOnlyList<StepReport> Steps => [.. all.OfType<StepReport>()];

    public IReadOnlyList<EpochReport> Epochs => [.. all.OfType<EpochReport>()];

    public void Report(TrainingReport value)
    {
        all.Add(value);
        also?.Invoke(value);
    }
}
