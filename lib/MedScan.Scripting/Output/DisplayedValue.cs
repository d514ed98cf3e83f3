using System.ComponentModel;
using MedScan.Scripting.Output.Live;

namespace MedScan.Scripting.Output;

/// <summary>A value that was shown and can be replaced in place. A cell that ends with one shows nothing more.</summary>
public sealed class DisplayedValue
{
    private readonly CellContext? _cell;
    private readonly string? _mimeType;
    private Action? _stopWatching;

    internal DisplayedValue(CellContext? cell, object? value, string? mimeType)
    {
        _cell = cell;
        _mimeType = mimeType;
        cell?.Sink.Display(Format(value), Id);
        Watch(value);
    }

    /// <summary>The name it was shown under, unique in all notebooks.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Shows another value in its place, from any cell and any thread.</summary>
    /// <param name="value">Any value.</param>
    public void Update(object? value)
    {
        StopWatching();
        _cell?.Sink.Update(Format(value), Id);
        Watch(value);
    }

    private MimeBundle Format(object? value) => _mimeType is null ? Formatter.Format(value) : Formatter.Format(value, _mimeType);

    private void Watch(object? value)
    {
        if (value is not INotifyPropertyChanged changing || _cell is null)
            return;
        LiveDisplay live = new(changing, () => _cell.Sink.Update(Format(value), Id), TimeProvider.System);
        _stopWatching = live.Dispose;
        if (!_cell.TryAdd(live))
            StopWatching();
    }

    private void StopWatching() => Interlocked.Exchange(ref _stopWatching, null)?.Invoke();
}
