namespace MedScan.Charts;

/// <summary>Lines across upright axes, each line one thing with a value on each axis: the trials of a sweep, for instance.</summary>
/// <remarks>Inselberg, The Visual Computer 1, 1985.</remarks>
public sealed record ParallelSeries : Series
{
    /// <summary>Creates lines.</summary>
    /// <param name="name">What the lines are, such as "trials".</param>
    /// <param name="axes">At least two, from the left, each name once, all with as many values.</param>
    /// <exception cref="ArgumentException">There are fewer, a name occurs twice, or the numbers of values differ.</exception>
    public ParallelSeries(string name, IReadOnlyList<ParallelAxis> axes)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(axes);
        if (axes.Count < 2)
            throw new ArgumentException($"Expected at least two axes, got {axes.Count}.", nameof(axes));
        _ = Figure.DistinctNames([.. axes.Select(axis => axis.Name)], nameof(axes));
        if (axes.FirstOrDefault(axis => axis.Values.Count != axes[0].Values.Count) is { } other)
        {
            throw new ArgumentException(
                $"Expected as many values on each axis, got {axes[0].Values.Count} for '{axes[0].Name}' and {other.Values.Count} for '{other.Name}'.", nameof(axes));
        }

        Axes = [.. axes];
    }

    /// <summary>From the left.</summary>
    public IReadOnlyList<ParallelAxis> Axes { get; }

    /// <summary>How many lines there are.</summary>
    public int Count => Axes[0].Values.Count;

    /// <summary>The name of the axis whose values the colours show; null = all lines have one colour.</summary>
    public string? ColorBy { get; private init; }

    /// <summary>Whether low values of <see cref="ColorBy"/> stand out, and not high ones.</summary>
    public bool LowStandsOut { get; private init; }

    /// <summary>What each line stands for, shown on hovering; null = only its values.</summary>
    public IReadOnlyList<string>? Texts { get; private init; }

    /// <summary>The same lines coloured by what one axis says, such as the objective of a sweep.</summary>
    /// <param name="axis">The name of one of the axes.</param>
    /// <param name="lowStandsOut">Whether low values matter, as those of a loss do, and not high ones.</param>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    public ParallelSeries WithColorBy(string axis, bool lowStandsOut = false) => Axes.Any(one => one.Name == axis)
        ? this with { ColorBy = axis, LowStandsOut = lowStandsOut }
        : throw new ArgumentException($"Expected one of {string.Join(", ", Axes.Select(one => $"'{one.Name}'"))}, got '{axis}'.", nameof(axis));

    /// <summary>The same lines with what they stand for, such as "trial 12".</summary>
    /// <param name="texts">One per line.</param>
    /// <exception cref="ArgumentException">There are more or fewer than lines.</exception>
    public ParallelSeries WithTexts(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Count == Count
            ? this with { Texts = [.. texts] }
            : throw new ArgumentException($"Expected {Count} texts, one per line, got {texts.Count}.", nameof(texts));
    }
}
