using System.Globalization;
using MedScan.Scripting.Notebooks;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>A line per cell that ended; on a terminal, below them the cell that runs with its seconds.</summary>
internal sealed class NotebookProgressView : IProgress<NotebookProgress>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly TextWriter _error;
    private readonly bool _isTerminal;
    private readonly Timer _clock;
    private NotebookProgress? _running;
    private long _since;

    public NotebookProgressView(TextWriter error)
    {
        _error = error;
        _isTerminal = new AnsiConsoleOutput(error).IsTerminal;
        _clock = new Timer(_ => ShowRunning());
        if (_isTerminal)
            _clock.Change(TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    public void Report(NotebookProgress value)
    {
        lock (_gate)
        {
            if (value.Elapsed is { } elapsed)
            {
                _error.WriteLine((_isTerminal ? "\r\e[K" : "") + Line(value, elapsed));
                _running = null;
                return;
            }

            _running = value;
            _since = Environment.TickCount64;
        }

        ShowRunning();
    }

    public void Dispose()
    {
        _clock.Dispose();
        lock (_gate)
            _running = null;
    }

    private void ShowRunning()
    {
        lock (_gate)
        {
            if (!_isTerminal || _running is null)
                return;
            int width = Console.BufferWidth is > 20 and var columns ? columns - 1 : 79; // some terminals do not say
            string line = Line(_running, TimeSpan.FromMilliseconds(Environment.TickCount64 - _since), "0");
            _error.Write($"\r{(line.Length > width ? line[..width] : line)}\e[K");
        }
    }

    private static string Line(NotebookProgress at, TimeSpan elapsed, string format = "0.0") => string.Create(
        CultureInfo.InvariantCulture,
        $"[{at.Number.ToString(CultureInfo.InvariantCulture).PadLeft(at.Count.ToString(CultureInfo.InvariantCulture).Length)}/{at.Count}] {elapsed.TotalSeconds.ToString(format, CultureInfo.InvariantCulture),6} s  {at.Title}").TrimEnd();
}
