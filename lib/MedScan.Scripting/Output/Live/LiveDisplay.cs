using System.ComponentModel;

namespace MedScan.Scripting.Output.Live;

/// <summary>Draws a value again in place whenever it says that it changed: at most five times a second, and once more at the end
/// when something changed since.</summary>
internal sealed class LiveDisplay : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly Lock _drawing = new();
    private readonly INotifyPropertyChanged _value;
    private readonly Action _draw;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _nextAt;
    private bool _changed;
    private bool _waiting;
    private bool _ended;

    public LiveDisplay(INotifyPropertyChanged value, Action draw, TimeProvider time)
    {
        _value = value;
        _draw = draw;
        _time = time;
        _timer = time.CreateTimer(_ => Draw(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _nextAt = time.GetTimestamp();
        value.PropertyChanged += OnChanged;
    }

    /// <summary>Draws the last state if it is not shown yet, and watches no longer.</summary>
    public void Dispose()
    {
        _value.PropertyChanged -= OnChanged;
        Draw();
        lock (_gate)
            _ended = true;
        _timer.Dispose();
    }

    private void OnChanged(object? sender, PropertyChangedEventArgs e)
    {
        lock (_gate)
        {
            _changed = true;
            if (_waiting || _ended)
                return;
            _waiting = true;
            long ticks = Math.Max(0, _nextAt - _time.GetTimestamp());
            // Never in the changing thread: drawing would slow down what is being watched.
            _timer.Change(TimeSpan.FromSeconds((double)ticks / _time.TimestampFrequency), Timeout.InfiniteTimeSpan);
        }
    }

    private void Draw()
    {
        lock (_drawing)
        {
            lock (_gate)
            {
                _waiting = false;
                if (!_changed || _ended)
                    return;
                _changed = false;
            }
            long begin = _time.GetTimestamp();
            _draw();
            TimeSpan taken = _time.GetElapsedTime(begin);
            // A value that is slow to draw is drawn less often, so that it takes a twentieth of a processor at most.
            TimeSpan pause = taken * 19 > Pause ? taken * 19 : Pause;
            lock (_gate)
                _nextAt = _time.GetTimestamp() + (long)(pause.TotalSeconds * _time.TimestampFrequency);
        }
    }
}
