using MedScan.Tracking.Spool;

namespace MedScan.Tracking.Tests.Spool;

/// <summary>A run as MLflow stores it: identical points once, parameters fixed, tags replaced.</summary>
internal sealed class FakeRun
{
    public required string Id { get; init; }

    public required string Experiment { get; init; }

    public required string Name { get; init; }

    public bool IsDeleted { get; set; }

    public RunEnd? Status { get; set; }

    public long? EndTime { get; set; }

    /// <summary>Every point as often as it came, to see what was sent twice.</summary>
    public List<Metric> Received { get; } = [];

    public HashSet<Metric> Points { get; } = [];

    public Dictionary<string, string> Parameters { get; } = [];

    public Dictionary<string, string> Tags { get; } = [];

    public Dictionary<string, byte[]> Artifacts { get; } = [];

    public HashSet<DatasetInput> Inputs { get; } = [];
}
