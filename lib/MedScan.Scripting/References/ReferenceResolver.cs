namespace MedScan.Scripting.References;

/// <summary>Turns what stands in <c>#r</c> into assemblies that the compiler reads and the runtime can load, with the native
/// libraries beside or below them.</summary>
/// <remarks>Assemblies are loaded into the process once and for all: what the host itself uses is never replaced, and a library
/// that was built again is seen after a restart only, which is said.</remarks>
public sealed class ReferenceResolver
{
    private readonly PackageSession _packages = new();

    /// <summary>Folders with the native libraries of the packages so far.</summary>
    internal IReadOnlyList<string> NativeFolders => _packages.NativeFolders;

    /// <summary>Adds a place to look for packages, as <c>#i "nuget: source"</c> does.</summary>
    /// <param name="source">The text between the quotes: <c>nuget:</c> and a feed's address or a folder.</param>
    /// <param name="baseDirectory">Where a relative folder starts.</param>
    /// <exception cref="ScriptingException">It is neither.</exception>
    public void AddSource(string source, string baseDirectory)
    {
        ArgumentNullException.ThrowIfNull(source);
        _packages.AddSource(PackageName.SourceOf(source, baseDirectory));
    }

    /// <summary>Finds a reference and makes it loadable.</summary>
    /// <param name="reference">The text between the quotes: <c>x.dll</c>, <c>Assembly.Name</c>, <c>x.csproj</c>,
    /// <c>nuget: Id, Version</c>.</param>
    /// <param name="baseDirectory">Where relative paths start.</param>
    /// <param name="cancellation">Ends a restore.</param>
    /// <returns>Full paths of the assemblies for the compiler: the named one and what its users need to name, each after what it
    /// needs itself. Empty for the framework, which needs none.</returns>
    /// <exception cref="ScriptingException">It is not there, cannot be restored, or was loaded before in another build.</exception>
    public async Task<IReadOnlyList<string>> ResolveAsync(string reference, string baseDirectory, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        cancellation.ThrowIfCancellationRequested();
        try
        {
            if (PackageName.TryParse(reference) is { } package)
                return Use(await _packages.AddAsync(package, baseDirectory, cancellation).ConfigureAwait(false));
            return Path.GetExtension(reference) is ".csproj" or ".fsproj" or ".vbproj"
                ? Use([ProjectOutput.Find(Path.GetFullPath(reference, baseDirectory))])
                : UseAssembly(reference.Trim(), baseDirectory);
        }
        catch (ScriptingException error)
        {
            throw new ScriptingException($"#r \"{reference}\": {error.Message}", error);
        }
    }

    /// <summary>What is not as it should be about a reference that was found.</summary>
    /// <param name="reference">The text between the quotes.</param>
    /// <returns>A sentence, as for a package without a version; null when all is well.</returns>
    public string? WarningAbout(string reference) =>
        PackageName.TryParse(reference) is { IsPinned: false } package ? _packages.AdviceOn(package) : null;

    /// <summary>Makes an assembly loadable that was resolved before, in another process.</summary>
    /// <param name="path">The file.</param>
    internal static void MakeLoadable(string path)
    {
        if (HostAssembly.Find(Path.GetFileNameWithoutExtension(path)) is null && AssemblyFile.Read(path) is { } file)
            Settle(file, isNamed: true);
    }

    private static List<string> UseAssembly(string reference, string baseDirectory)
    {
        string path = Path.GetFullPath(reference, baseDirectory);
        if (File.Exists(path))
            return Use([path]);
        if (reference.AsSpan().IndexOfAny('/', '\\') >= 0)
            throw new ScriptingException($"there is no file {path}.{(path.Contains("/bin/", StringComparison.Ordinal) ? " Build the project first." : "")}");

        string name = reference.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? reference[..^4] : reference.Split(',')[0].Trim();
        if ((HostAssembly.Find(name) ?? LoadedReferences.Find(name)?.Path) is { } known)
            return Use([known]);
        if (File.Exists(path + ".dll"))
            return Use([path + ".dll"]);
        string like = HostAssembly.Like(name) is { Count: > 0 } names ? $" Did you mean {string.Join(" or ", names)}?" : "";
        throw new ScriptingException($"there is no file {path}, and no assembly of this name in the framework or the program.{like}");
    }

    // What an assembly needs comes before it: F# takes an assembly that another one needed for known, and never opens its
    // namespaces when it is named later.
    private static List<string> Use(IReadOnlyList<string> paths)
    {
        List<string> found = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (string path in paths)
        {
            Visit(AssemblyFile.Read(path) ?? throw new ScriptingException(
                $"{path} is no .NET assembly. A native library needs no #r: it is found beside the assembly that calls it."), isNamed: true);
        }
        return found;

        void Visit(AssemblyFile file, bool isNamed)
        {
            if (!seen.Add(file.Name))
                return;
            AssemblyFile used = Settle(file, isNamed);
            if (Framework.Contains(used.Path)) // which every submission may use anyway
                return;
            foreach (string name in used.Needs)
            {
                string? path = HostAssembly.Find(name) ?? LoadedReferences.Find(name)?.Path ?? LoadedReferences.Locate(name);
                if (path is not null && !Framework.Contains(path) && AssemblyFile.Read(path) is { } needed)
                    Visit(needed, isNamed: false);
            }
            found.Add(used.Path);
        }
    }

    // Which of several files with the same name is used.
    private static AssemblyFile Settle(AssemblyFile file, bool isNamed)
    {
        if (HostAssembly.Find(file.Name) is { } host)
            return host == file.Path ? file : AssemblyFile.Read(host)!;
        LoadedReferences.AddComponent(file.Path);
        LoadedReferences.Add(file);
        AssemblyFile used = LoadedReferences.Find(file.Name)!;
        if (used.Identity == file.Identity || used.Path != file.Path && !isNamed && used.Version >= file.Version)
            return used;
        throw new ScriptingException(used.Path == file.Path
            ? $"{file.Path} was built again since it was first used here. An assembly cannot be replaced in a running process: restart the kernel to use the new one."
            : $"{file.Name} {used.Version} of {used.Path} is in use already, so {file.Version} of {file.Path} cannot be. Restart the kernel, and name the one to use first.");
    }
}
