using System.Runtime.InteropServices;

namespace MedScan.Scripting.References;

/// <summary>The names under which packages keep what fits this machine, the best fit first.</summary>
internal static class RuntimeIdentifiers
{
    /// <summary>For example linux-x64, linux, unix-x64, unix, any.</summary>
    public static IReadOnlyList<string> Fallbacks { get; } = Find();

    private static IReadOnlyList<string> Find()
    {
        string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        string processor = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        IEnumerable<string> names = [RuntimeInformation.RuntimeIdentifier, $"{system}-{processor}", system];
        if (!OperatingSystem.IsWindows())
            names = names.Concat([$"unix-{processor}", "unix"]);
        return [.. names.Append("any").Distinct()];
    }
}
