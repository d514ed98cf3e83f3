using System.Globalization;

namespace MedScan.Scripting.References;

/// <summary>The packages that were asked for so far; they are restored together, so that what they share has one version.</summary>
internal sealed class PackageSession
{
    private static readonly SemaphoreSlim Turn = new(1); // one restore at a time keeps the machine and the sources at peace

    private readonly List<PackageName> _packages = [];
    private readonly List<string> _sources = [];
    private RestoredPackages? _restored;

    /// <summary>Folders with the native libraries of all packages.</summary>
    public IReadOnlyList<string> NativeFolders => _restored?.NativeFolders ?? [];

    /// <summary>Adds a place to look for packages.</summary>
    /// <param name="source">An address or a folder.</param>
    public void AddSource(string source)
    {
        lock (_sources)
        {
            if (!_sources.Contains(source))
                _sources.Add(source);
        }
    }

    /// <summary>Adds a package and all it needs.</summary>
    /// <param name="package">The package.</param>
    /// <param name="baseDirectory">Where NuGet's configuration is looked for, upwards.</param>
    /// <param name="cancellation">Ends the restore.</param>
    /// <returns>The assemblies to be named, those of the package first.</returns>
    /// <exception cref="ScriptingException">It cannot be restored.</exception>
    public async Task<IReadOnlyList<string>> AddAsync(PackageName package, string baseDirectory, CancellationToken cancellation)
    {
        await Turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_packages.Find(known => known.Id.Equals(package.Id, StringComparison.OrdinalIgnoreCase) && known.Version != package.Version) is { } other)
                throw new ScriptingException($"the package is in use here as {other} already. Restart the kernel to use another version.");
            List<PackageName> wanted = _packages.Contains(package) ? [.. _packages] : [.. _packages, package];
            string[] sources;
            lock (_sources)
                sources = [.. _sources];
            _restored = await PackageRestore.RunAsync(wanted, sources, baseDirectory, cancellation).ConfigureAwait(false);
            if (!_packages.Contains(package))
                _packages.Add(package);
            foreach (string folder in _restored.NativeFolders)
                LoadedReferences.AddNativeFolder(folder);
            return _restored.AssembliesOf(package.Id);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Advice on a package whose version is not said.</summary>
    /// <param name="package">The package.</param>
    /// <returns>A line that says it; null when it was not restored.</returns>
    public string? AdviceOn(PackageName package) => _restored?.VersionOf(package.Id) is not { } version ? null : string.Create(CultureInfo.InvariantCulture,
        $"{package.Id} {version} was taken. Another day it may be another version; to keep this one, write: #r \"nuget: {package.Id}, {version}\"");
}
