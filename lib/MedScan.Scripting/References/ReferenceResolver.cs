namespace MedScan.Scripting.References;

/// <summary>Turns what stands in <c>#r</c> into assemblies that the compiler reads and the runtime can load, with the native
/// libraries beside or below them.</summary>
public sealed class ReferenceResolver
{
    private readonly HashSet<string> _resolved = [];

    /// <summary>Adds a place to look for packages, as <c>#i "nuget: source"</c> does.</summary>
    /// <param name="source">The text between the quotes: <c>nuget:</c> and a feed's address or a folder.</param>
    /// <param name="baseDirectory">Where a relative folder starts.</param>
    public void AddSource(string source, string baseDirectory) => _resolved.Add(Path.GetFullPath(source, baseDirectory));

    /// <summary>Finds a reference and makes it loadable.</summary>
    /// <param name="reference">The text between the quotes: <c>x.dll</c>, <c>Assembly.Name</c>, <c>x.csproj</c>,
    /// <c>nuget: Id, Version</c>.</param>
    /// <param name="baseDirectory">Where relative paths start.</param>
    /// <param name="cancellation">Ends a restore.</param>
    /// <returns>Full paths of the assemblies for the compiler: the named one and what its users need to name.</returns>
    /// <exception cref="ScriptingException">It is not there, or cannot be restored.</exception>
    public Task<IReadOnlyList<string>> ResolveAsync(string reference, string baseDirectory, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        string path = Path.GetFullPath(reference, baseDirectory);
        return _resolved.Contains(path) || File.Exists(path) && _resolved.Add(path)
            ? Task.FromResult<IReadOnlyList<string>>([path])
            : throw new ScriptingException($"#r \"{reference}\": expected an assembly; there is no file {path}.");
    }
}
