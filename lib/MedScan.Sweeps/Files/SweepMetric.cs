using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Files;

/// <summary>What a sweep is to make best.</summary>
/// <param name="Name">The name under which trials report it.</param>
/// <param name="Goal">Which values are better.</param>
/// <param name="Target">A value that is good enough: once a trial has reached it no further one begins. Null for none.</param>
public sealed record SweepMetric(string Name, StudyDirection Goal, double? Target = null)
{
    /// <summary>Whether a value is as good as the target.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False where there is no target.</returns>
    public bool IsReachedBy(double value) => Goal == StudyDirection.Minimize ? value <= Target : value >= Target;
}
