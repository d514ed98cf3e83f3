using MedScan.Scripting.Output;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting;

/// <summary>A cell while it runs.</summary>
/// <param name="host">Who runs it.</param>
/// <param name="name">What errors call it.</param>
/// <param name="sink">Where its outputs go.</param>
internal sealed class CellRun(NotebookHost host, string name, IOutputSink sink)
{
    private readonly List<Action> _atEnd = [];

    /// <summary>Who runs it.</summary>
    public NotebookHost Host => host;

    /// <summary>What errors call it.</summary>
    public string Name => name;

    /// <summary>Where its outputs go.</summary>
    public IOutputSink Sink => sink;

    /// <summary>The language of its code until a magic changes it, then of the part that runs.</summary>
    public required CodeLanguage Language { get; set; }

    /// <summary>The files that are being imported, outermost first.</summary>
    public IReadOnlyList<string> Importing { get; init; } = [];

    /// <summary>Has something done when the cell ends, however it ends.</summary>
    /// <param name="action">What.</param>
    public void AtEnd(Action action) => _atEnd.Add(action);

    /// <summary>Does what was to be done at the end.</summary>
    public void End()
    {
        foreach (Action action in _atEnd)
            action();
        _atEnd.Clear();
    }
}
