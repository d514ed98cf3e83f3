namespace MedScan.Sweeps.Studies;

/// <summary>What a direction says of values.</summary>
public static class StudyDirectionExtensions
{
    /// <summary>The best of some values.</summary>
    /// <param name="direction">Which are better.</param>
    /// <param name="values">The values; not-a-number does not count.</param>
    /// <returns>Not-a-number where there is no other.</returns>
    public static double BestOf(this StudyDirection direction, IEnumerable<double> values)
    {
        IEnumerable<double> numbers = values.Where(static v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN);
        return direction == StudyDirection.Maximize ? numbers.Max() : numbers.Min();
    }
}
