namespace MedScan.Charts.Scales;

/// <summary>From where to where an upright axis goes, and what it marks.</summary>
internal sealed record ParallelScale
{
    public ParallelScale(ParallelAxis axis)
    {
        const int count = 5;
        if (axis.Labels is { } labels)
        {
            Range = new AxisRange(-0.5, Math.Max(1, labels.Count) - 0.5, AxisScale.Linear);
            Ticks = [.. labels.Select((label, index) => new Tick(index, label))];
            return;
        }

        bool whole = axis.Values.All(value => double.IsNaN(value) || value == Math.Floor(value));
        Range = AxisRange.Of(new Axis { Scale = axis.Scale }, axis.Values, ticks: count, wholeNumbers: whole);
        Ticks = Scales.Ticks.In(Range, count, whole);
    }

    public AxisRange Range { get; }

    public IReadOnlyList<Tick> Ticks { get; }
}
