namespace MedScan.Sweeps.Agents;

/// <summary>Which of the values that a trial reports is its result.</summary>
public enum MetricSummary
{
    /// <summary>The last one.</summary>
    Last,

    /// <summary>The best one, for programs that keep their best state.</summary>
    Best,
}
