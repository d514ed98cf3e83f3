using System.Text.Json;

namespace MedScan.Scripting.References;

/// <summary>What NuGet restored, as its <c>project.assets.json</c> says.</summary>
internal sealed class RestoredPackages
{
    private readonly Dictionary<string, Package> _packages = new(StringComparer.OrdinalIgnoreCase);

    private RestoredPackages()
    {
    }

    /// <summary>Folders with the native libraries for this machine.</summary>
    public IReadOnlyList<string> NativeFolders =>
        [.. _packages.Values.SelectMany(static p => p.Native).Select(static file => Path.GetDirectoryName(file)!).Distinct()];

    /// <summary>Whether all files are still there; a person may have emptied NuGet's folder.</summary>
    public bool IsWhole => _packages.Values.SelectMany(static p => p.Assemblies.Concat(p.Native)).All(File.Exists);

    /// <summary>Reads the file.</summary>
    /// <param name="assets">Its path.</param>
    /// <returns>What it says.</returns>
    public static RestoredPackages Read(string assets)
    {
        using FileStream stream = File.OpenRead(assets);
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement root = document.RootElement;
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(static folder => folder.Name)];
        JsonElement libraries = root.GetProperty("libraries");
        RestoredPackages restored = new();
        foreach (JsonProperty target in root.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject())
        {
            if (target.Value.GetProperty("type").GetString() != "package" || target.Name.Split('/') is not [var id, var version])
                continue;
            string relative = libraries.GetProperty(target.Name).GetProperty("path").GetString()!;
            string home = folders.Select(folder => Path.Combine(folder, relative)).FirstOrDefault(Directory.Exists) ?? Path.Combine(folders[0], relative);
            restored._packages[id] = Package.Read(version, home, target.Value);
        }
        return restored;
    }

    /// <summary>The version of a package.</summary>
    /// <param name="id">Its name.</param>
    /// <returns>The version; null when it is not among them.</returns>
    public string? VersionOf(string id) => _packages.GetValueOrDefault(id)?.Version;

    /// <summary>The assemblies of a package and of all it needs.</summary>
    /// <param name="id">Its name.</param>
    /// <returns>Full paths, its own first.</returns>
    public IReadOnlyList<string> AssembliesOf(string id)
    {
        List<string> found = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        Queue<string> open = new([id]);
        while (open.TryDequeue(out string? next))
        {
            if (!seen.Add(next) || !_packages.TryGetValue(next, out Package? package))
                continue;
            found.AddRange(package.Assemblies);
            foreach (string needed in package.Needs)
                open.Enqueue(needed);
        }
        return found;
    }

    private sealed record Package(string Version, IReadOnlyList<string> Assemblies, IReadOnlyList<string> Native, IReadOnlyList<string> Needs)
    {
        public static Package Read(string version, string home, JsonElement target)
        {
            Dictionary<string, string> assemblies = new(StringComparer.OrdinalIgnoreCase);
            foreach (string path in Names(target, "runtime"))
                assemblies[Path.GetFileName(path)] = path;
            List<string> native = [.. Names(target, "native")];
            // What is made for this machine stands in for what is made for all; the best fit comes last.
            foreach (string rid in RuntimeIdentifiers.Fallbacks.Reverse())
            {
                foreach ((string path, string kind) in ForMachine(target, rid))
                {
                    if (kind == "native")
                        native.Add(path);
                    else
                        assemblies[Path.GetFileName(path)] = path;
                }
            }
            return new Package(version, Full(home, assemblies.Values), Full(home, native), [.. Names(target, "dependencies")]);
        }

        private static IEnumerable<string> Names(JsonElement target, string kind) =>
            target.TryGetProperty(kind, out JsonElement files) ? files.EnumerateObject().Select(static file => file.Name) : [];

        private static IEnumerable<(string Path, string Kind)> ForMachine(JsonElement target, string rid) =>
            !target.TryGetProperty("runtimeTargets", out JsonElement files) ? [] : files.EnumerateObject()
                .Where(file => file.Value.GetProperty("rid").GetString() == rid)
                .Select(static file => (file.Name, file.Value.GetProperty("assetType").GetString()!));

        // An empty folder is marked by a file of this name.
        private static string[] Full(string home, IEnumerable<string> paths) =>
            [.. paths.Where(static path => Path.GetFileName(path) != "_._").Select(path => Path.GetFullPath(path, home))];
    }
}
