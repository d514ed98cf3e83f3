using System.Reflection;

namespace MedScan.Imaging;

/// <summary>Finds what was compiled from C++ for this assembly.</summary>
internal static class NativeFolder
{
    /// <summary>Finds a file.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>Its full path: beside this assembly, or where it was built when a host of scripts has copied the assembly alone;
    /// when it is in neither place, where it should be.</returns>
    public static string Find(string name)
    {
        Assembly assembly = typeof(NativeFolder).Assembly;
        string folder = Path.GetDirectoryName(assembly.Location) is { Length: > 0 } own ? own : AppContext.BaseDirectory;
        string beside = Path.Combine(folder, name);
        string? built = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static data => data.Key == nameof(NativeFolder))?.Value;
        return !File.Exists(beside) && built is not null && Path.Combine(built, name) is var there && File.Exists(there) ? there : beside;
    }
}
