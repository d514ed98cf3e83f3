using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace MedScan.Scripting.References;

/// <summary>Makes referenced assemblies and the native libraries they bring loadable in the default load context.</summary>
/// <remarks>The default context, so that a library is the same one in the host, in C# and in F#. There is one per process,
/// and so is this.</remarks>
internal static class LoadedReferences
{
    private static readonly ConcurrentDictionary<string, AssemblyFile> ByName = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentDictionary<string, AssemblyDependencyResolver?> Components = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, byte> NativeFolders = new(StringComparer.Ordinal);

    static LoadedReferences()
    {
        AssemblyLoadContext.Default.Resolving += Load;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += LoadNative;
    }

    /// <summary>The assembly that is used under a name.</summary>
    /// <param name="name">The simple name.</param>
    /// <returns>It; null when none is registered.</returns>
    public static AssemblyFile? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>From now on this file is what its name means.</summary>
    /// <param name="assembly">The file.</param>
    public static void Add(AssemblyFile assembly) => ByName.TryAdd(assembly.Name, assembly);

    /// <summary>Lets everything that lies beside a file, or that its dependency list names, be found.</summary>
    /// <param name="path">The file.</param>
    public static void AddComponent(string path) => Components.GetOrAdd(path, static path =>
    {
        try
        {
            return new AssemblyDependencyResolver(path);
        }
        catch (InvalidOperationException)
        {
            return null; // its dependency list cannot be read; what lies beside it is found all the same
        }
    });

    /// <summary>Lets the native libraries in a folder be found.</summary>
    /// <param name="folder">The folder.</param>
    public static void AddNativeFolder(string folder) => NativeFolders.TryAdd(folder, 0);

    /// <summary>Finds the file of an assembly that others need.</summary>
    /// <param name="name">Its simple name.</param>
    /// <returns>The file; null when no component brings it.</returns>
    public static string? Locate(string name)
    {
        foreach ((string path, AssemblyDependencyResolver? component) in Components)
        {
            if (component?.ResolveAssemblyToPath(new AssemblyName(name)) is { } listed)
                return listed;
            string beside = Path.Combine(Path.GetDirectoryName(path)!, name + ".dll");
            if (File.Exists(beside))
                return beside;
        }
        return null;
    }

    private static Assembly? Load(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name is not { } simple)
            return null;
        string? path = Find(simple)?.Path ?? Locate(simple);
        return path is null ? null : context.LoadFromAssemblyPath(path);
    }

    private static nint LoadNative(Assembly assembly, string name)
    {
        foreach ((_, AssemblyDependencyResolver? component) in Components)
        {
            if (component?.ResolveUnmanagedDllToPath(name) is { } listed && NativeLibrary.TryLoad(listed, out nint library))
                return library;
        }
        IEnumerable<string> folders = Components.Keys.Select(static path => Path.GetDirectoryName(path)!).Distinct()
            .SelectMany(static folder => RuntimeIdentifiers.Fallbacks.Select(rid => Path.Combine(folder, "runtimes", rid, "native")).Prepend(folder));
        foreach (string folder in NativeFolders.Keys.Concat(folders))
        {
            foreach (string file in (string[])[name, $"lib{name}.so", $"{name}.so", $"lib{name}.dylib", $"{name}.dll"])
            {
                if (Path.Combine(folder, file) is var path && File.Exists(path) && NativeLibrary.TryLoad(path, out nint library))
                    return library;
            }
        }
        return 0;
    }
}
