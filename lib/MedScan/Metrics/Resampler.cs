namespace MedScan.Metrics;

/// <summary>Draws independent units with replacement and says how often each sample was drawn.</summary>
internal sealed class Resampler
{
    private readonly int[][]? _groups; // sample indices per unit; null when every sample is one
    private readonly int[] _multiplicities;
    private readonly Random _random;

    public Resampler(LabelledPredictions predictions, int seed)
    {
        _random = new Random(seed); // a seeded Random keeps its sequence in all .NET versions
        _multiplicities = new int[predictions.Count];
        if (predictions.Groups is { } groups && groups.Any(group => group is not null))
        {
            _groups =
            [
                .. Enumerable.Range(0, groups.Count)
                    .GroupBy(sample => groups[sample] is { } name ? (name, -1) : ("", sample))
                    .Select(unit => unit.ToArray()),
            ];
        }
    }

    public bool DrawsGroups => _groups is not null;

    /// <summary>Number of independent units.</summary>
    public int UnitCount => _groups?.Length ?? _multiplicities.Length;

    /// <summary>How often each sample stands in the next resample; valid until the next call.</summary>
    public ReadOnlySpan<int> Next()
    {
        Array.Clear(_multiplicities);
        int units = UnitCount;
        for (int draw = 0; draw < units; draw++)
        {
            int unit = _random.Next(units);
            if (_groups is null)
            {
                _multiplicities[unit]++;
                continue;
            }

            foreach (int sample in _groups[unit])
            {
                _multiplicities[sample]++;
            }
        }

        return _multiplicities;
    }
}
