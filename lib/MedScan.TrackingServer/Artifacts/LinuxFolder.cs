using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MedScan.TrackingServer.Artifacts;

/// <summary>A folder held open by its descriptor.</summary>
internal sealed class LinuxFolder : ArtifactFolder
{
    private readonly SafeFileHandle folder;

    // The kernel resolves this to the open folder itself, wherever it has been moved.
    private readonly string location;

    private LinuxFolder(SafeFileHandle folder)
    {
        this.folder = folder;
        location = $"/proc/self/fd/{folder.DangerousGetHandle()}";
    }

    public static new LinuxFolder OpenRoot(string root)
    {
        var handle = Libc.Open(root, Libc.Path | Libc.Directory | Libc.CloseOnExec);
        return handle.IsInvalid ? throw Failure(root, Marshal.GetLastPInvokeError()) : new LinuxFolder(handle);
    }

    public override ArtifactFolder? Open(string name)
    {
        var handle = Libc.OpenAt(folder, name, Libc.Path | Libc.Directory | Libc.NoFollow | Libc.CloseOnExec, 0);
        if (!handle.IsInvalid)
            return new LinuxFolder(handle);
        var error = Marshal.GetLastPInvokeError();
        return error is Libc.NotFound or Libc.NotAFolder or Libc.Loop ? null : throw Failure(name, error);
    }

    public override ArtifactFolder OpenOrCreate(string name)
    {
        if (Open(name) is { } there)
            return there;
        if (Libc.MakeDirectoryAt(folder, name, 0x1ED) == 0) // 0755 before the umask
            Flush();
        else if (Marshal.GetLastPInvokeError() is var error and not Libc.Exists)
            throw Failure(name, error);
        return Open(name) ?? throw new IOException($"'{name}' is a file or a symbolic link, and was wanted as a folder.");
    }

    public override FileStream? OpenFile(string name)
    {
        var handle = Libc.OpenAt(folder, name, Libc.NoFollow | Libc.CloseOnExec | Libc.NonBlocking, 0);
        if (handle.IsInvalid)
        {
            var error = Marshal.GetLastPInvokeError();
            return error is Libc.NotFound or Libc.NotAFolder or Libc.Loop ? null : throw Failure(name, error);
        }

        if (File.GetAttributes(handle).HasFlag(FileAttributes.Directory))
        {
            handle.Dispose();
            return null;
        }

        var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        if (stream.CanSeek)
            return stream;
        stream.Dispose(); // a pipe or a socket
        return null;
    }

    public override IReadOnlyList<ArtifactEntry> List() => List(location);

    public override FileStream CreateFile(string name)
    {
        var handle = Libc.OpenAt(folder, name, Libc.WriteOnly | Libc.Create | Libc.Exclusive | Libc.NoFollow | Libc.CloseOnExec, 0x1A4); // 0644 before the umask
        return handle.IsInvalid
            ? throw Failure(name, Marshal.GetLastPInvokeError())
            : new FileStream(handle, FileAccess.Write, WriteBufferBytes);
    }

    public override void MoveFile(string name, ArtifactFolder target, string targetName)
    {
        var into = (LinuxFolder)target;
        if (Libc.RenameAt(folder, name, into.folder, targetName) != 0)
            throw Failure(targetName, Marshal.GetLastPInvokeError());
        into.Flush();
    }

    public override void DeleteFile(string name) => Unlink(name, 0);

    protected override void DeleteEmptyFolder(string name) => Unlink(name, Libc.RemoveDirectory);

    protected override IReadOnlyList<string> Names() =>
        [.. Directory.EnumerateFileSystemEntries(location).Select(path => Path.GetFileName(path)!)];

    public override void Dispose() => folder.Dispose();

    private void Unlink(string name, int flags)
    {
        if (Libc.UnlinkAt(folder, name, flags) != 0 && Marshal.GetLastPInvokeError() is var error and not (Libc.NotFound or Libc.NotAFolder))
            throw Failure(name, error);
    }

    // A new name is safe from a power cut only when the folder it stands in has been flushed.
    private void Flush()
    {
        using var readable = Libc.OpenAt(folder, ".", Libc.Directory | Libc.CloseOnExec, 0);
        if (readable.IsInvalid || Libc.Synchronize(readable) != 0)
            throw Failure(location, Marshal.GetLastPInvokeError());
    }

    private static IOException Failure(string name, int error) =>
        new($"'{name}': {new Win32Exception(error).Message}", error);
}
