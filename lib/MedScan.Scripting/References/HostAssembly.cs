namespace MedScan.Scripting.References;

/// <summary>The assemblies that the running program was started with, which no reference can replace.</summary>
internal static class HostAssembly
{
    private static readonly Dictionary<string, string> ByName =
        ((AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string) ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static group => group.Key!, static group => group.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds an assembly by its simple name.</summary>
    /// <param name="name">The name, as <c>System.Text.Json</c>.</param>
    /// <returns>The file; null where the host has none of that name.</returns>
    public static string? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The simple names nearest to a misspelt one.</summary>
    /// <param name="name">What was asked for.</param>
    /// <returns>Up to three names that contain it or begin alike.</returns>
    public static IReadOnlyList<string> Like(string name) =>
        [.. ByName.Keys.Where(known => known.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(known, StringComparison.OrdinalIgnoreCase))
            .OrderBy(static known => known.Length).Take(3)];
}
