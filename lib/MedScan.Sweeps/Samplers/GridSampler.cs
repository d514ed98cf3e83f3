using System.Globalization;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Samplers;

/// <summary>Tries each combination of given values once.</summary>
/// <remarks>Each trial takes, in the order of their numbers, the first combination that no earlier trial has and that agrees with the
/// values it was enqueued with. So a trial that was enqueued counts as the combination it is, and one that is none of them takes none
/// away.</remarks>
public sealed class GridSampler : Sampler
{
    // Beyond that nobody waits for the end, and the order alone would fill the memory.
    private const long Most = 10_000_000;

    private readonly string[] _names;
    private readonly IReadOnlyList<object?>[] _values;
    private readonly object?[][] _keys;
    private readonly Lazy<int[]> _order;
    private readonly long _count;

    /// <summary>Makes the sampler for a space.</summary>
    /// <param name="space">The parameters. All but continuous ones give their values themselves; choices of weight 0 are left out.</param>
    /// <param name="values">Values by parameter, in place of the space's own; must be there for continuous parameters.</param>
    /// <param name="seed">What the order follows from; null for another one each time.</param>
    /// <param name="shuffle">Whether the order is mixed, so that a search that ends early has seen something of everything. Otherwise
    /// the last parameter changes first.</param>
    /// <exception cref="ArgumentException">A parameter has no values, a value is not one of its parameter or stands twice, or there
    /// are more than ten million combinations.</exception>
    public GridSampler(SearchSpace space, IReadOnlyDictionary<string, IReadOnlyList<object?>>? values = null, int? seed = null, bool shuffle = true)
        : this(ValuesOf(space, values), seed, shuffle)
    {
    }

    /// <summary>Makes the sampler for values.</summary>
    /// <param name="values">Values by parameter: numbers, texts, truth values or null.</param>
    /// <param name="seed">What the order follows from; null for another one each time.</param>
    /// <param name="shuffle">Whether the order is mixed. Otherwise the last parameter changes first.</param>
    /// <exception cref="ArgumentException">A parameter has no values, or there are more than ten million combinations.</exception>
    public GridSampler(IReadOnlyDictionary<string, IReadOnlyList<object?>> values, int? seed = null, bool shuffle = true)
        : this([.. values ?? throw new ArgumentNullException(nameof(values))], seed, shuffle)
    {
    }

    private GridSampler(IReadOnlyList<KeyValuePair<string, IReadOnlyList<object?>>> values, int? seed, bool shuffle)
        : base(seed)
    {
        _names = [.. values.Select(static v => v.Key)];
        _values = [.. values.Select(static v => v.Value)];
        _keys = [.. _values.Select(static v => v?.Select(Canonical).ToArray() ?? [])];
        _count = 1;
        for (int i = 0; i < _names.Length; i++)
        {
            if (_keys[i].Length == 0)
                throw new ArgumentException($"Expected at least one value for '{_names[i]}', got none.", nameof(values));
            for (int v = 0; v < _values[i].Count; v++)
            {
                if (IndexOf(i, _values[i][v]) != v)
                    throw new ArgumentException($"The value {Text(_values[i][v])} of '{_names[i]}' stands twice.", nameof(values));
            }
            _count *= _values[i].Count;
            if (_count > Most)
                throw new ArgumentException("There are more than ten million combinations. Give fewer values, or search with another sampler.", nameof(values));
        }
        _order = new Lazy<int[]>(() => Order(shuffle));
    }

    /// <summary>The number of combinations.</summary>
    public override long? TrialCount => _count;

    /// <inheritdoc/>
    public override bool TakesSeveralObjectives => true;

    /// <inheritdoc/>
    public override int CountOthers(StudyHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Combinations(history.Trials).Count(static c => c is null);
    }

    /// <inheritdoc/>
    public override double Sample(SamplerContext context, string name, Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(distribution);
        int parameter = Array.IndexOf(_names, name);
        if (parameter < 0)
            throw new ArgumentException($"The grid has no values for '{name}', only for {string.Join(", ", _names.Select(static n => $"'{n}'"))}. Give it values, or make it a constant.", nameof(name));
        // A trial that was enqueued beside the grid still needs values for what it leaves open.
        int combination = Combinations(context.History.Trials.Take(context.Number + 1)).Last() ?? _order.Value[context.Number % _count];
        return distribution.ToStored(_values[parameter][Digit(combination, parameter)]);
    }

    private static IReadOnlyList<KeyValuePair<string, IReadOnlyList<object?>>> ValuesOf(SearchSpace space, IReadOnlyDictionary<string, IReadOnlyList<object?>>? values)
    {
        ArgumentNullException.ThrowIfNull(space);
        if (values?.Keys.FirstOrDefault(n => space.Find(n) is null) is { } unknown)
            throw new ArgumentException($"There are values for '{unknown}', which the space does not have; it has {string.Join(", ", space.Parameters.Select(static p => $"'{p.Key}'"))}.", nameof(values));
        string[] open = [.. space.Parameters.Where(p => p.Value.Count is null && values?.ContainsKey(p.Key) != true).Select(static p => $"'{p.Key}' ({p.Value})")];
        if (open.Length > 0)
            throw new ArgumentException($"A grid needs values, and there is no end of those of {string.Join(", ", open)}. Give a list of values or a step, or search with another sampler.", nameof(space));
        return [.. space.Parameters.Select(p => KeyValuePair.Create(p.Key, values?.GetValueOrDefault(p.Key) is { } given ? Checked(p.Key, p.Value, given) : All(p.Key, p.Value)))];
    }

    private static IReadOnlyList<object?> Checked(string name, Distribution distribution, IReadOnlyList<object?> values)
    {
        foreach (object? value in values)
        {
            try
            {
                distribution.ToStored(value);
            }
            catch (ArgumentException error)
            {
                throw new ArgumentException($"'{name}' cannot have one of its values. {error.Message}", nameof(values), error);
            }
        }
        return values;
    }

    private static IReadOnlyList<object?> All(string name, Distribution distribution)
    {
        if (distribution is CategoricalDistribution categorical)
            return [.. categorical.Choices.Where((_, i) => categorical.PriorOf(i) > 0)];
        if (distribution.Count > Most)
            throw new ArgumentException($"'{name}' has {distribution.Count} values, more than a grid can have. Give fewer, or search with another sampler.", nameof(distribution));
        NumericDistribution numeric = (NumericDistribution)distribution;
        long count = numeric.Count!.Value;
        return [.. Enumerable.Range(0, (int)count).Select(i => numeric is IntDistribution whole ? whole.Low + i * whole.Step : numeric.ToValue(numeric.FromUnit((i + 0.5) / count)))];
    }

    private static string Text(object? value) => value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    // 1, 1L and 1.0 are the same number to whoever writes a list, 0.3 is three steps of 0.1, and a storage keeps the name of an
    // enumeration's value.
    private static object? Canonical(object? value) => value switch
    {
        int or long or short or byte or sbyte or ushort or uint or ulong or float or decimal or double =>
            double.Parse(Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        Enum => value.ToString(),
        _ => value,
    };

    private int IndexOf(int parameter, object? value) => Array.IndexOf(_keys[parameter], Canonical(value));

    private int[] Order(bool shuffle)
    {
        int[] order = [.. Enumerable.Range(0, (int)_count)];
        if (shuffle)
            new TrialRandom(Seed, -1).Shuffle(order);
        return order;
    }

    private int Digit(int combination, int parameter)
    {
        for (int p = _names.Length - 1; p > parameter; p--)
            combination /= _values[p].Count;
        return combination % _values[parameter].Count;
    }

    /// <summary>Gives the combination of each trial; null for those beside the grid.</summary>
    private IEnumerable<int?> Combinations(IEnumerable<FrozenTrial> trials)
    {
        int[] order = _order.Value;
        HashSet<int> taken = [];
        int next = 0;
        foreach (FrozenTrial trial in trials)
        {
            int?[] wanted = trial.Fixed.Count == 0 ? [] : [.. _names.Select((n, p) => trial.Fixed.TryGetValue(n, out object? value) ? IndexOf(p, value) : (int?)null)];
            while (next < order.Length && taken.Contains(order[next]))
                taken.Remove(order[next++]);
            int? found = null;
            for (int i = next; i < order.Length && found is null && !wanted.Contains(-1); i++)
            {
                if (!taken.Contains(order[i]) && Agrees(order[i], wanted))
                    found = order[i];
            }
            if (found is { } combination)
                taken.Add(combination);
            yield return found;
        }
    }

    private bool Agrees(int combination, int?[] wanted)
    {
        for (int p = 0; p < wanted.Length; p++)
        {
            if (wanted[p] is { } value && Digit(combination, p) != value)
                return false;
        }
        return true;
    }
}
