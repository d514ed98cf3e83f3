using System.Collections.Concurrent;

namespace MedScan.Scripting.Jupyter;

/// <summary>Sends what cells have written after a short while, so that thousands of lines travel as few messages.</summary>
/// <remarks>A thread of its own: cells may keep all threads of the pool busy.</remarks>
internal sealed class OutputPump : IDisposable
{
    private const int DelayMilliseconds = 50;

    private readonly BlockingCollection<CellOutput> _written = [];
    private readonly ManualResetEventSlim _closing = new();
    private CellOutput? _next;

    public OutputPump()
    {
        Thread thread = new(Run, 256 << 10) { IsBackground = true, Name = "outputs" };
        thread.Start();
    }

    /// <summary>Has the text of a cell sent soon.</summary>
    /// <param name="output">The cell's outputs.</param>
    public void Add(CellOutput output)
    {
        try
        {
            _written.Add(output);
        }
        catch (InvalidOperationException)
        {
            output.Flush(); // closing
        }
    }

    /// <summary>Sends all that waits.</summary>
    public void Flush()
    {
        Volatile.Read(ref _next)?.Flush();
        while (_written.TryTake(out CellOutput? output))
            output.Flush();
    }

    /// <summary>Sends all that waits and ends the thread.</summary>
    public void Dispose()
    {
        _closing.Set();
        _written.CompleteAdding();
        Flush();
    }

    private void Run()
    {
        foreach (CellOutput output in _written.GetConsumingEnumerable())
        {
            Volatile.Write(ref _next, output);
            _closing.Wait(DelayMilliseconds);
            output.Flush();
        }
    }
}
