using System.Text.RegularExpressions;
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
        Regex pattern = Pattern(request.Pattern ?? "*");
        IEnumerable<Entry> found = all.Where(e => pattern.IsMatch(e.Code));
        if (request.Unique)
            found = found.Reverse().DistinctBy(static e => e.Code).Reverse();
        return [.. found.TakeLast(request.N ?? int.MaxValue)];
    }

    // As a shell's: * for any text, ? for one character, [abc] for one of several.
    private static Regex Pattern(string glob)
    {
        string expression = Regex.Replace(glob, @"\[[^\]]+\]|[\s\S]", static part => part.Value switch
        {
            "*" => "[\\s\\S]*",
            "?" => "[\\s\\S]",
            { Length: > 1 } set => $"[{set[1..^1].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)}]",
            _ => Regex.Escape(part.Value),
        });
        return new Regex($"^{expression}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>A cell that was run.</summary>
    /// <param name="Session">In which session.</param>
    /// <param name="Number">Its number there.</param>
    /// <param name="Code">Its text.</param>
    /// <param name="Value">Its value as text.</param>
    internal sealed record Entry(int Session, int Number, string Code, string? Value);
}
