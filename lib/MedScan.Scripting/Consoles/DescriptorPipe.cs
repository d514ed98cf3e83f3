using System.Diagnostics.CodeAnalysis;
using System.Text;
using MedScan.Scripting.Execution;
using Microsoft.Win32.SafeHandles;

namespace MedScan.Scripting.Consoles;

/// <summary>Catches what native code and child processes write to a file descriptor.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the process.")]
internal sealed class DescriptorPipe
{
    private readonly SafeFileHandle _read;
    private readonly Action<string> _text;
    private readonly Lock _passing = new();

    /// <summary>Puts a pipe in the place of a descriptor and starts to read it.</summary>
    /// <param name="descriptor">1 or 2.</param>
    /// <param name="text">Gets the text, in order, on a thread of its own; no character is split.</param>
    /// <exception cref="IOException">The system has no descriptor left.</exception>
    public unsafe DescriptorPipe(int descriptor, Action<string> text)
    {
        _text = text;
        int* ends = stackalloc int[2];
        LibC.Check(LibC.pipe2(ends, LibC.CloseOnExec));
        _read = new SafeFileHandle(ends[0], ownsHandle: true);
        LibC.Check(LibC.dup2(ends[1], descriptor));
        LibC.Check(LibC.close(ends[1]));
        Thread reader = new(Read, 256 << 10) { IsBackground = true, Name = $"descriptor {descriptor}" };
        reader.Start();
    }

    /// <summary>Waits until what has been written so far was passed on.</summary>
    /// <param name="patience">How long at most; a child process may write without end.</param>
    public void Drain(TimeSpan patience)
    {
        long until = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        while (Environment.TickCount64 < until)
        {
            bool isEmpty = false;
            // The reader holds the lock from before it empties the pipe until its text was passed on.
            Unbroken.Run(() =>
            {
                lock (_passing)
                    isEmpty = LibC.BytesToRead(_read) == 0;
            });
            if (isEmpty)
                return;
            Thread.Sleep(1);
        }
    }

    private void Read()
    {
        byte[] bytes = new byte[64 << 10];
        char[] characters = new char[bytes.Length + 1];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        while (LibC.WaitForInput(_read))
        {
            lock (_passing)
            {
                int count = ReadSome(bytes);
                if (count <= 0)
                    return;
                int length = decoder.GetChars(bytes, 0, count, characters, 0, flush: false);
                if (length > 0)
                    _text(new string(characters, 0, length));
            }
        }
    }

    private unsafe int ReadSome(byte[] bytes)
    {
        fixed (byte* start = bytes)
            return (int)LibC.read(_read, start, (nuint)bytes.Length);
    }
}
