using MedScan.Scripting.Output;

namespace MedScan.Scripting.Consoles;

/// <summary><c>Console.In</c> in a process that runs cells: asks the person below the cell.</summary>
internal sealed class CellReader : TextReader
{
    private readonly Lock _gate = new();
    private string _line = "";
    private int _at;

    /// <inheritdoc/>
    public override int Peek()
    {
        lock (_gate)
            return Fill() ? _line[_at] : -1;
    }

    /// <inheritdoc/>
    public override int Read()
    {
        lock (_gate)
            return Fill() ? _line[_at++] : -1;
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        lock (_gate)
        {
            if (buffer.IsEmpty || !Fill())
                return 0;
            int count = Math.Min(buffer.Length, _line.Length - _at);
            _line.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }

    /// <inheritdoc/>
    public override string? ReadLine()
    {
        lock (_gate)
        {
            if (!Fill())
                return null;
            string rest = _line[_at..^1];
            _line = "";
            _at = 0;
            return rest;
        }
    }

    // A line with its end; false outside of a cell, where nobody can be asked.
    private bool Fill()
    {
        if (_at < _line.Length)
            return true;
        if (CellContext.Current is not { } cell)
            return false;
        _line = cell.Sink.ReadLine("", password: false) + "\n";
        _at = 0;
        return true;
    }
}
