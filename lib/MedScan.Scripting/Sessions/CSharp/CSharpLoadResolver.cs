using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>Finds and reads what <c>#load</c> names: relative to the file it stands in, or to the submission's folder.</summary>
/// <param name="baseDirectory">The submission's folder.</param>
internal sealed class CSharpLoadResolver(string baseDirectory) : SourceReferenceResolver
{
    // In[8] stays as it is in traces.
    public override string? NormalizePath(string path, string? baseFilePath) => Path.IsPathRooted(path) ? Path.GetFullPath(path) : path;

    public override string? ResolveReference(string path, string? baseFilePath) =>
        Path.GetFullPath(path, Folder(baseFilePath)) is var full && File.Exists(full) ? full : null;

    public override Stream OpenRead(string resolvedPath) => File.OpenRead(resolvedPath);

    public override SourceText ReadText(string resolvedPath) => CSharpSource.Text(File.ReadAllText(resolvedPath));

    public override bool Equals(object? other) => other is CSharpLoadResolver resolver && resolver.Folder(null) == Folder(null);

    public override int GetHashCode() => baseDirectory.GetHashCode(StringComparison.Ordinal);

    // A submission is called In[8], which is no path.
    private string Folder(string? file) => Path.IsPathRooted(file) ? Path.GetDirectoryName(file)! : baseDirectory;
}
