using MedScan.Scripting.Output.Live;

namespace MedScan.Scripting.Output;

/// <summary>The submission that the current code belongs to: where its outputs go and when it should stop.</summary>
/// <remarks>It flows with the execution context, so a task or thread that a cell started keeps writing below that cell after
/// the cell has ended.</remarks>
public sealed class CellContext
{
    private static readonly AsyncLocal<CellContext?> Flowing = new();

    private readonly List<LiveDisplay> _live = [];
    private bool _completed;

    /// <summary>Describes a submission.</summary>
    /// <param name="sink">Where its outputs go.</param>
    /// <param name="cancellation">Cancelled when the person interrupts it.</param>
    public CellContext(IOutputSink sink, CancellationToken cancellation)
    {
        Sink = sink;
        Cancellation = cancellation;
    }

    /// <summary>Where its outputs go.</summary>
    public IOutputSink Sink { get; }

    /// <summary>Cancelled when the person interrupts the submission; for code that waits where an interrupt cannot reach.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The submission that the running code belongs to; null outside of one.</summary>
    public static CellContext? Current => Flowing.Value;

    /// <summary>The submission ended: values that are drawn again when they change are drawn a last time, and no longer watched.
    /// Whoever runs submissions calls it once, before saying that one ended.</summary>
    public void Complete()
    {
        List<LiveDisplay> ended;
        lock (_live)
        {
            _completed = true;
            ended = [.. _live];
            _live.Clear();
        }
        ended.ForEach(static display => display.Dispose());
    }

    /// <summary>Has a display end with the submission.</summary>
    /// <returns>False when it ended already.</returns>
    internal bool TryAdd(LiveDisplay display)
    {
        lock (_live)
        {
            if (!_completed)
                _live.Add(display);
            return !_completed;
        }
    }

    /// <summary>Makes this the current one for the calling code and all that it starts.</summary>
    public void Enter() => Flowing.Value = this;

    /// <summary>Leaves no submission current for the calling code.</summary>
    public static void Leave() => Flowing.Value = null;
}
