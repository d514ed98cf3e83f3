using System.IO.Enumeration;
using System.Runtime.CompilerServices;

namespace MedScan.Cards.Unpacking;

/// <summary>A folder that somebody has unpacked. Links to files are followed, links to folders not: they may lead in circles.</summary>
internal sealed class FolderPackage(string path) : Package(path)
{
    public override long? PackedBytes => null;

    public override async IAsyncEnumerable<PackedFile> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        FileSystemEnumerable<string> files = new(
            Path, (ref FileSystemEntry entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        await Task.Yield();
        foreach (string file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            string name = System.IO.Path.GetRelativePath(Path, file).Replace(System.IO.Path.DirectorySeparatorChar, '/');
            yield return new PackedFile(name, new FileInfo(file).Length, null, _ => Task.FromResult<Stream>(
                new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, useAsync: true)));
        }
    }
}
