using System.Reflection;
using System.Runtime.InteropServices;

namespace MedScan.Imaging;

/// <summary>Finds and loads the native half of imaging, which lies beside this assembly.</summary>
internal static class ImagingLibrary
{
    /// <summary>The name that P/Invoke declarations use.</summary>
    public const string Name = "medscan_imaging";

    private const string FileName = "libmedscan_imaging.so";

    /// <summary>Registers the resolver; the runtime allows one per assembly.</summary>
    public static void Register() =>
        NativeLibrary.SetDllImportResolver(typeof(ImagingLibrary).Assembly, Resolve);

    /// <summary>Loads the library from a file.</summary>
    /// <exception cref="MedScanException">The file, or a library that it needs, is missing; the message says which package to install.</exception>
    public static nint Load(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw new MedScanException(Explain(path, error.Message), error);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        name == Name ? Load(NativeFolder.Find(FileName)) : 0;

    private static string Explain(string path, string loaderMessage)
    {
        string? package = !File.Exists(path) ? null
            : loaderMessage.Contains("libturbojpeg", StringComparison.Ordinal) ? "libturbojpeg0-dev"
            : loaderMessage.Contains("libpng", StringComparison.Ordinal) ? "libpng-dev"
            : null;
        return package is not null
            ? $"Reading images needs a library of the package {package}, which is not installed. Run: sudo apt-get install --no-install-recommends {package}"
            : $"The image library {path} cannot be loaded; build the project again. The loader says: {loaderMessage.Trim()}";
    }
}
