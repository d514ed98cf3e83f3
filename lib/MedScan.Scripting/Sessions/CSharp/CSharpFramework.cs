using System.Collections.Concurrent;
using MedScan.Scripting.References;
using Microsoft.CodeAnalysis;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>Assemblies as the C# compiler reads them, each read once per process.</summary>
internal static class CSharpFramework
{
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), PortableExecutableReference> Read = new();
    private static readonly Lazy<IReadOnlyList<PortableExecutableReference>> All = new(static () => [.. Files().Select(Reference)]);

    /// <summary>The framework's assemblies.</summary>
    public static IReadOnlyList<PortableExecutableReference> References => All.Value;

    /// <summary>An assembly with the documentation beside it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The same object for the same file, so that the compiler does not read it again.</returns>
    public static PortableExecutableReference Reference(string path) => Read.GetOrAdd((path, File.GetLastWriteTimeUtc(path)),
        static key => MetadataReference.CreateFromFile(key.Path, documentation: Documentation(Path.ChangeExtension(key.Path, ".xml"))));

    // The SDK's reference assemblies are smaller than the framework's own and have documentation beside them; a machine that
    // has the runtime only lacks them.
    private static IReadOnlyList<string> Files() => Framework.ReferencePack is { } pack ? Directory.GetFiles(pack, "*.dll") : Framework.Files;

    private static XmlDocumentation? Documentation(string file) => File.Exists(file) ? new XmlDocumentation(file) : null;
}
