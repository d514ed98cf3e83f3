using System.Xml;
using System.Xml.Linq;

namespace MedScan.Scripting.References;

/// <summary>Finds what a project was built to.</summary>
internal static class ProjectOutput
{
    /// <summary>Finds the newest build of a project.</summary>
    /// <param name="project">The full path of the project's file.</param>
    /// <returns>The assembly, of whichever configuration was built last.</returns>
    /// <exception cref="ScriptingException">There is no project, or it has not been built.</exception>
    public static string Find(string project)
    {
        if (!File.Exists(project))
            throw new ScriptingException($"there is no project {project}.");
        string folder = Path.GetDirectoryName(project)!;
        string name = AssemblyName(project);
        string bin = Path.Combine(folder, "bin");
        string? newest = !Directory.Exists(bin) ? null : Directory
            .EnumerateFiles(bin, name + ".dll", SearchOption.AllDirectories)
            .Where(static file => Path.GetFileName(Path.GetDirectoryName(file)) is not ("ref" or "refint" or "publish"))
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .FirstOrDefault();
        return newest ?? throw new ScriptingException($"{Path.GetFileName(project)} has not been built; expected {name}.dll below {bin}. Run: dotnet build \"{project}\" -c Release");
    }

    private static string AssemblyName(string project)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        try
        {
            string? own = XDocument.Load(project).Descendants().FirstOrDefault(static e => e.Name.LocalName == "AssemblyName")?.Value.Trim();
            return string.IsNullOrEmpty(own) || own.Contains('$', StringComparison.Ordinal) ? name : own;
        }
        catch (XmlException error)
        {
            throw new ScriptingException($"{project} is no project: {error.Message}", error);
        }
    }
}
