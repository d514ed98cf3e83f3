using System.Diagnostics.CodeAnalysis;
using System.Text;
using MedScan.Scripting.Output;
using Microsoft.Win32.SafeHandles;

namespace MedScan.Scripting.Consoles;

/// <summary>Takes the process's standard streams: what cells, their tasks, native code and child processes write goes below
/// cells, and the terminal stays clean.</summary>
/// <remarks>Managed code is told apart by the cell it belongs to. Native code and child processes only know descriptors; what they
/// write goes to the cell that was started last. Process-wide and for good: only a program that does nothing else may use it.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the process.")]
internal sealed class ConsoleCapture
{
    private readonly List<DescriptorPipe> _pipes = [];
    private readonly Stream _log;
    private IOutputSink? _latest;

    /// <summary>Takes the streams.</summary>
    public ConsoleCapture()
    {
        if (OperatingSystem.IsWindows())
        {
            _log = Console.OpenStandardError(); // there is no way to redirect descriptors of a running process's children
        }
        else
        {
            _log = new FileStream(new SafeFileHandle(LibC.Check(LibC.dup(2)), ownsHandle: true), FileAccess.Write, bufferSize: 1);
            LibC.WriteLineByLine();
            _pipes.Add(new DescriptorPipe(1, text => Outside(OutputChannel.StandardOutput, text)));
            _pipes.Add(new DescriptorPipe(2, text => Outside(OutputChannel.StandardError, text)));
            // Native code and child processes that read find the end at once instead of waiting for ever.
            int nothing = LibC.Check(LibC.open("/dev/null", 0));
            LibC.Check(LibC.dup2(nothing, 0));
            LibC.Check(LibC.close(nothing));
        }

        Console.SetOut(new CellWriter(OutputChannel.StandardOutput, Outside));
        Console.SetError(new CellWriter(OutputChannel.StandardError, Outside));
        Console.SetIn(new CellReader());
    }

    /// <summary>From now on native code, child processes and code of no cell write here.</summary>
    /// <param name="sink">The outputs of the cell that starts.</param>
    public void Begin(IOutputSink sink) => Volatile.Write(ref _latest, sink);

    /// <summary>Waits until what was written so far has reached its cell.</summary>
    /// <param name="patience">How long at most; a child process may write without end.</param>
    public void Drain(TimeSpan patience)
    {
        if (_pipes.Count == 0)
            return;
        LibC.FlushStandardOutput();
        foreach (DescriptorPipe pipe in _pipes)
            pipe.Drain(patience);
    }

    /// <summary>Writes a line where the process's standard error went before.</summary>
    /// <param name="line">What the kernel's owner should know.</param>
    public void Log(string line)
    {
        try
        {
            lock (_log)
                _log.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (IOException)
        {
            // Whoever read the log has left.
        }
    }

    private void Outside(OutputChannel channel, string text)
    {
        if (Volatile.Read(ref _latest) is { } sink)
            sink.Write(channel, text);
        else
            Log(text.TrimEnd('\n'));
    }
}
