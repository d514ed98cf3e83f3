namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>The framework's assemblies as the F# compiler reads them.</summary>
/// <remarks>Those of the running framework: from the SDK's reference assemblies alone the compiler service does not start.</remarks>
internal static class FSharpFramework
{
    /// <summary>The folder they lie in.</summary>
    public static string Folder { get; } = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>All of them, by file.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.GetFiles(Folder, "*.dll").Where(static file => IsManaged(Path.GetFileName(file))).Order(StringComparer.Ordinal),
    ];

    private static bool IsManaged(string name) =>
        (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || name is "netstandard.dll" or "mscorlib.dll" or "WindowsBase.dll")
        && !name.Contains("Native", StringComparison.Ordinal);
}
