using System.IO.Enumeration;
using MedScan.Scripting.Jupyter.Messages;

namespace MedScan.Scripting.Jupyter;

/// <summary>The cells that were run since the kernel's start: its session 1.</summary>
internal sealed class ExecutionHistory
{
    private const int Session = 1;

    private readonly List<Entry> _entries = [];

    /// <summary>Remembers a cell.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="code">Its text.</param>
    /// <param name="value">Its value as text; null where it had none.</param>
    public void Add(int number, string code, string? value)
    {
        lock (_entries)
            _entries.Add(new Entry(Session, number, code, value));
    }

    /// <summary>Finds cells.</summary>
    /// <param name="request">Which.</param>
    /// <returns>In the order they were run.</returns>
    public IReadOnlyList<Entry> Find(HistoryRequest request)
    {
        Entry[] all;
        lock (_entries)
            all = [.. _entries];
        return request.HistAccessType switch
        {
            "tail" => [.. all.TakeLast(request.N ?? all.Length)],
            "range" => request.Session is 0 or Session
                ? [.. all.Where(e => e.Number >= request.Start && e.Number < (request.Stop ?? int.MaxValue))]
                : [],
            "search" => Search(all, request),
            _ => [],
        };
    }

    // Of a text that was run several times the last counts.
    private static IReadOnlyList<Entry> Search(Entry[] all, HistoryRequest request)
    {
        IEnumerable<Entry> found = all.Where(e => FileSystemName.MatchesSimpleExpression(request.Pattern ?? "*", e.Code, ignoreCase: false));
        if (request.Unique)
            found = found.Reverse().DistinctBy(static e => e.Code).Reverse();
        return [.. found.TakeLast(request.N ?? int.MaxValue)];
    }

    /// <summary>A cell that was run.</summary>
    /// <param name="Session">In which session.</param>
    /// <param name="Number">Its number there.</param>
    /// <param name="Code">Its text.</param>
    /// <param name="Value">Its value as text.</param>
    internal sealed record Entry(int Session, int Number, string Code, string? Value);
}
