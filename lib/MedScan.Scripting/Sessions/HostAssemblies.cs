namespace MedScan.Scripting.Sessions;

/// <summary>The assemblies that the running program was started with.</summary>
internal static class HostAssemblies
{
    /// <summary>Those of the framework that compilers read, by file.</summary>
    public static IReadOnlyList<string> Framework { get; } =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Where(static file => Path.GetFileName(file) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
                    || name is "netstandard.dll" or "mscorlib.dll" or "WindowsBase.dll")
                && !name.Contains("Native", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
