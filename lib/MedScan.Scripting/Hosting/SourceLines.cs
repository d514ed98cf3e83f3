using System.Collections.Concurrent;

namespace MedScan.Scripting.Hosting;

/// <summary>The text of the cells that were run, for showing the lines an error came from.</summary>
internal sealed class SourceLines
{
    private readonly ConcurrentDictionary<string, string[]> _cells = new();

    /// <summary>Remembers a cell.</summary>
    /// <param name="name">What traces call it.</param>
    /// <param name="code">Its text.</param>
    public void Add(string name, string code) => _cells[name] = code.ReplaceLineEndings("\n").Split('\n');

    /// <summary>Finds a line.</summary>
    /// <param name="source">A cell's name or a file's path.</param>
    /// <param name="line">From 1.</param>
    /// <returns>The line; null where it is not known.</returns>
    public string? Find(string source, int line)
    {
        if (_cells.TryGetValue(source, out string[]? lines))
            return line >= 1 && line <= lines.Length ? lines[line - 1] : null;
        try
        {
            return Path.IsPathRooted(source) ? File.ReadLines(source).ElementAtOrDefault(line - 1) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
