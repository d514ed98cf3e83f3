using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MedScan.Scripting.References;

/// <summary>What an assembly's file says of itself.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Name">The simple name.</param>
/// <param name="Version">The assembly version.</param>
/// <param name="Identity">A value that every different build has of its own.</param>
/// <param name="Needs">The simple names of the assemblies it refers to.</param>
internal sealed record AssemblyFile(string Path, string Name, Version Version, Guid Identity, IReadOnlyList<string> Needs)
{
    /// <summary>Reads a file without loading it.</summary>
    /// <param name="path">The full path.</param>
    /// <returns>What it says; null when it holds no .NET code.</returns>
    /// <exception cref="ScriptingException">It cannot be read.</exception>
    public static AssemblyFile? Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using PEReader image = new(file);
            if (!image.HasMetadata || image.GetMetadataReader() is not { IsAssembly: true } metadata)
                return null;
            AssemblyDefinition self = metadata.GetAssemblyDefinition();
            return new AssemblyFile(path, metadata.GetString(self.Name), self.Version, metadata.GetGuid(metadata.GetModuleDefinition().Mvid),
                [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))]);
        }
        catch (BadImageFormatException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScriptingException($"{path} cannot be read: {error.Message}", error);
        }
    }
}
