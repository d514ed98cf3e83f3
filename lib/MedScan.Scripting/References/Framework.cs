namespace MedScan.Scripting.References;

/// <summary>The framework that this process runs on.</summary>
internal static class Framework
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>What projects call it: <c>net10.0</c>.</summary>
    public static string Moniker { get; } = $"net{Environment.Version.Major}.{Environment.Version.Minor}";

    /// <summary>Its assemblies, by file, in the order of their names.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.GetFiles(Folder, "*.dll").Where(static file => IsManaged(Path.GetFileName(file))).Order(StringComparer.Ordinal)];

    /// <summary>The folder of the SDK's reference assemblies for it, which have documentation beside them; null on a machine that has
    /// the runtime only.</summary>
    public static string? ReferencePack { get; } = NewestPack(Path.Combine(Dotnet, "packs", "Microsoft.NETCore.App.Ref"), Moniker);

    /// <summary>The folders of the SDKs beside it.</summary>
    public static IReadOnlyList<string> Sdks => Path.Combine(Dotnet, "sdk") is var sdks && Directory.Exists(sdks) ? Directory.GetDirectories(sdks) : [];

    // The SDK lies beside shared/Microsoft.NETCore.App/10.0.12.
    private static string Dotnet => Path.GetFullPath(Path.Combine(Folder, "..", "..", ".."));

    /// <summary>Whether a file is one of its own.</summary>
    /// <param name="path">A full path.</param>
    public static bool Contains(string path) => Path.GetDirectoryName(path) == Folder;

    /// <summary>Finds the newest reference assemblies for a framework.</summary>
    /// <param name="packs">A folder with one folder for each version of the pack, named <c>10.0.12</c> or <c>11.0.0-rc.1</c>.</param>
    /// <param name="framework">As <c>net10.0</c>.</param>
    /// <returns>The folder that holds the assemblies; null where there is none for that framework.</returns>
    public static string? NewestPack(string packs, string framework) => !Directory.Exists(packs) ? null : Directory.GetDirectories(packs)
        .OrderByDescending(static pack => Version.TryParse(Path.GetFileName(pack).Split('-')[0], out Version? number) ? number : new Version())
        .ThenBy(static pack => Path.GetFileName(pack).Contains('-', StringComparison.Ordinal)) // a preview is older than its release
        .ThenByDescending(static pack => pack, StringComparer.Ordinal)
        .Select(pack => Path.Combine(pack, "ref", framework))
        .FirstOrDefault(Directory.Exists);

    // Native libraries lie beside them.
    private static bool IsManaged(string name) =>
        (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || name is "netstandard.dll" or "mscorlib.dll" or "WindowsBase.dll")
        && !name.Contains("Native", StringComparison.Ordinal);
}
