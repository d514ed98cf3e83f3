namespace MedScan.Training.Live;

/// <summary>The losses of steps, in bounded memory: when there are too many, neighbours become their mean.</summary>
internal sealed class StepLosses
{
    private const int Most = 600;

    private readonly List<double> _positions = [];
    private readonly List<double> _values = [];
    private int _stepsPerPoint = 1;
    private int _pending;
    private double _positionSum;
    private double _valueSum;

    /// <summary>Positions in epochs, ascending.</summary>
    public IReadOnlyList<double> Positions => _positions;

    /// <summary>Losses, as many.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Takes the loss of a step.</summary>
    /// <param name="position">In epochs. A position before the last one starts a training again from there.</param>
    /// <param name="loss">Its loss.</param>
    public void Add(double position, double loss)
    {
        if (_positions.Count > 0 && position <= _positions[^1])
            Truncate(position);
        _positionSum += position;
        _valueSum += loss;
        if (++_pending < _stepsPerPoint)
            return;
        _positions.Add(_positionSum / _pending);
        _values.Add(_valueSum / _pending);
        Reset();
        if (_positions.Count == Most)
            Halve();
    }

    private void Truncate(double position)
    {
        int kept = _positions.FindIndex(known => known >= position);
        _positions.RemoveRange(kept, _positions.Count - kept);
        _values.RemoveRange(kept, _values.Count - kept);
        Reset();
    }

    private void Halve()
    {
        for (int i = 0; i < Most / 2; i++)
        {
            _positions[i] = (_positions[2 * i] + _positions[(2 * i) + 1]) / 2;
            _values[i] = (_values[2 * i] + _values[(2 * i) + 1]) / 2;
        }

        _positions.RemoveRange(Most / 2, Most / 2);
        _values.RemoveRange(Most / 2, Most / 2);
        _stepsPerPoint *= 2;
    }

    private void Reset() => (_pending, _positionSum, _valueSum) = (0, 0, 0);
}
