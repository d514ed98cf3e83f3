namespace MedScan.Scripting.Output;

/// <summary>The submission that the current code belongs to: where its outputs go and when it should stop.</summary>
/// <remarks>It flows with the execution context, so a task or thread that a cell started keeps writing below that cell after
/// the cell has ended.</remarks>
public sealed class CellContext
{
    private static readonly AsyncLocal<CellContext?> Flowing = new();

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

    /// <summary>Makes this the current one for the calling code and all that it starts.</summary>
    public void Enter() => Flowing.Value = this;

    /// <summary>Leaves no submission current for the calling code.</summary>
    public static void Leave() => Flowing.Value = null;
}
