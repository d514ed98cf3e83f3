using System.Globalization;

namespace MedScan.Sweeps.Spaces;

/// <summary>Choices without an order.</summary>
public sealed record CategoricalDistribution : Distribution
{
    /// <summary>Describes choices.</summary>
    /// <param name="choices">Texts, numbers, truth values or null, each once.</param>
    /// <param name="weights">How likely each is before anything is known, in any unit; null for all alike.</param>
    /// <exception cref="ArgumentException">There are none, one stands twice or cannot be stored, or the weights do not fit.</exception>
    public CategoricalDistribution(IReadOnlyList<object?> choices, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Count == 0)
            throw new ArgumentException("Expected at least one choice, got none.", nameof(choices));
        Choices = [.. choices.Select(Canonical)];
        for (int i = 0; i < Choices.Count; i++)
        {
            if (IndexOf(Choices[i]) != i)
                throw new ArgumentException($"The choice {Text(Choices[i])} stands twice.", nameof(choices));
        }
        if (weights is not null)
        {
            if (weights.Count != choices.Count || weights.Any(static w => !double.IsFinite(w) || w < 0) || weights.Sum() <= 0)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Expected {choices.Count} weights of at least 0 that are not all 0, got {string.Join(", ", weights)}."), nameof(weights));
            // What is 1 already stays as it is to the last digit, so that a stored distribution equals the one that is asked for.
            double sum = weights.Sum();
            Weights = Math.Abs(sum - 1) < 1e-12 ? [.. weights] : [.. weights.Select(w => w / sum)];
        }
    }

    /// <summary>The choices: <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or null.</summary>
    public IReadOnlyList<object?> Choices { get; }

    /// <summary>How likely each is, with the sum 1; null for all alike.</summary>
    public IReadOnlyList<double>? Weights { get; }

    /// <inheritdoc/>
    public override bool IsSingle => Choices.Count == 1;

    /// <inheritdoc/>
    public override long? Count => Choices.Count;

    /// <summary>How likely a choice is before anything is known.</summary>
    /// <param name="index">Its index.</param>
    /// <returns>A number from 0 to 1.</returns>
    public double PriorOf(int index) => Weights?[index] ?? 1.0 / Choices.Count;

    /// <inheritdoc/>
    public override bool Contains(double stored) => stored >= 0 && stored < Choices.Count && stored == Math.Floor(stored);

    /// <inheritdoc/>
    public override object? ToValue(double stored) => Choices[(int)stored];

    /// <inheritdoc/>
    public override double ToStored(object? value)
    {
        int index = IndexOf(Canonical(value));
        return index >= 0 ? index : throw new ArgumentException($"Expected a {this}, got {Text(value)}.", nameof(value));
    }

    /// <inheritdoc/>
    public override bool IsCompatibleWith(Distribution other) => other is CategoricalDistribution that && Choices.SequenceEqual(that.Choices);

    /// <inheritdoc/>
    public bool Equals(CategoricalDistribution? other) =>
        other is not null && Choices.SequenceEqual(other.Choices)
        && (Weights is null ? other.Weights is null : other.Weights is not null && Weights.SequenceEqual(other.Weights));

    /// <inheritdoc/>
    public override int GetHashCode() => Choices.Aggregate(Choices.Count, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => $"choice of {string.Join(", ", Choices.Select(Text))}"
        + (Weights is null ? "" : string.Create(CultureInfo.InvariantCulture, $" with weights {string.Join(", ", Weights.Select(static w => w.ToString("0.###", CultureInfo.InvariantCulture)))}"));

    private int IndexOf(object? value)
    {
        for (int i = 0; i < Choices.Count; i++)
        {
            // 1 and 1.0 are the same number to whoever writes a file.
            if (Equals(Choices[i], value) || Choices[i] is long or double && value is long or double && Convert.ToDouble(Choices[i], CultureInfo.InvariantCulture) == Convert.ToDouble(value, CultureInfo.InvariantCulture))
                return i;
        }
        return -1;
    }

    private static object? Canonical(object? value) => value switch
    {
        null or string or bool or long or double => value,
        int or short or byte or sbyte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        Enum => value.ToString(),
        _ => throw new ArgumentException($"A choice is a text, a number, a truth value or null, not a {value.GetType().Name}. Choose among names and look the object up.", nameof(value)),
    };

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
