using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MedScan.Scripting.Consoles;

/// <summary>The few calls of the C library that redirecting descriptors takes.</summary>
#pragma warning disable IDE1006 // C's names
internal static unsafe partial class LibC
{
    private const string Library = "libc";
    private const short PollIn = 1;
    private const int LineBuffered = 1;

    /// <summary><c>O_CLOEXEC</c>: child processes do not inherit the descriptor.</summary>
    public static int CloseOnExec => OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    /// <summary>Makes C's own standard output write whole lines at once, as it does on a terminal; into a pipe it would wait for
    /// 4096 bytes.</summary>
    public static void WriteLineByLine()
    {
        if (StandardOutput is var stream and not 0)
            _ = setvbuf(stream, 0, LineBuffered, 0);
    }

    /// <summary>Writes what C's standard output still holds.</summary>
    public static void FlushStandardOutput()
    {
        if (StandardOutput is var stream and not 0)
            _ = fflush(stream);
    }

    /// <summary>How many bytes can be read at once.</summary>
    public static int BytesToRead(SafeFileHandle descriptor)
    {
        int count = 0;
        return ioctl(descriptor, OperatingSystem.IsMacOS() ? 0x4004667Fu : 0x541Bu, &count) == 0 ? count : 0;
    }

    /// <summary>Blocks until there is something to read or the last writer has closed.</summary>
    public static bool WaitForInput(SafeFileHandle descriptor)
    {
        PollDescriptor wanted = new() { Descriptor = (int)descriptor.DangerousGetHandle(), Events = PollIn };
        while (poll(&wanted, 1, -1) < 0)
        {
            if (Marshal.GetLastPInvokeError() != 4) // EINTR
                return false;
        }

        return true;
    }

    /// <summary>Throws when a call failed.</summary>
    public static int Check(int result) => result >= 0 ? result : throw new IOException(Marshal.GetLastPInvokeErrorMessage());

    private static nint StandardOutput =>
        NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), OperatingSystem.IsMacOS() ? "__stdoutp" : "stdout", out nint variable)
            ? *(nint*)variable
            : 0;

    [LibraryImport(Library, SetLastError = true)]
    public static partial int pipe2(int* ends, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int dup(int descriptor);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int dup2(int from, int to);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int close(int descriptor);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int open(string path, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint read(SafeFileHandle descriptor, byte* buffer, nuint count);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getppid();

    [LibraryImport(Library, SetLastError = true)]
    private static partial int ioctl(SafeFileHandle descriptor, nuint request, int* argument);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int poll(PollDescriptor* descriptors, nuint count, int milliseconds);

    [LibraryImport(Library)]
    private static partial int fflush(nint stream);

    [LibraryImport(Library)]
    private static partial int setvbuf(nint stream, nint buffer, int mode, nuint size);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
#pragma warning restore IDE1006
