using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

[assembly: DisableRuntimeMarshalling]

namespace MedScan.Torch.Interop;

/// <summary>Finds libmedscan_torch.so, and turns its failures into exceptions.</summary>
internal static unsafe partial class Native
{
    private const string Library = "medscan_torch";

    static Native() => NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
            return 0;
        string file = Find(assembly, $"lib{Library}.so");
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (DllNotFoundException e)
        {
            throw new DllNotFoundException(
                $"{file} could not be loaded. It needs the distribution's libtorch: "
                + $"sudo apt-get install --no-install-recommends libtorch-dev libopenblas0-openmp. The loader said: {e.Message}", e);
        }
    }

    // Beside this assembly, or where it was built when a host of scripts has copied the assembly alone.
    private static string Find(Assembly assembly, string name)
    {
        string folder = Path.GetDirectoryName(assembly.Location) is { Length: > 0 } own ? own : AppContext.BaseDirectory;
        string beside = Path.Combine(folder, name);
        string? built = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static data => data.Key == "NativeFolder")?.Value;
        return !File.Exists(beside) && built is not null && Path.Combine(built, name) is var there && File.Exists(there) ? there : beside;
    }

    /// <summary>Text that a native function writes into a buffer and whose length it returns.</summary>
    internal static string Text(delegate*<byte*, int, int> write)
    {
        const int Guess = 2048;
        byte* buffer = stackalloc byte[Guess];
        int length = write(buffer, Guess);
        if (length <= Guess)
            return Encoding.UTF8.GetString(buffer, Math.Max(length, 0));
        var longer = new byte[length];
        fixed (byte* start = longer)
            return Encoding.UTF8.GetString(start, Math.Min(write(start, length), length));
    }

    /// <summary>The failure that the last native call on this thread reported.</summary>
    internal static TorchException Failure(string operation)
    {
        string text = Text(&medscan_last_error);
        return new TorchException(text.Split('\n', 2)[0].TrimEnd(), operation);
    }

    /// <exception cref="TorchException"><paramref name="status"/> is negative.</exception>
    internal static int Check(int status, string operation) => status >= 0 ? status : throw Failure(operation);

    /// <exception cref="TorchException"><paramref name="pointer"/> is zero.</exception>
    internal static nint Check(nint pointer, string operation) => pointer != 0 ? pointer : throw Failure(operation);
}
