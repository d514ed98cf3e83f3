namespace MedScan.Cards;

/// <summary>The place beside a target where it is prepared: only what is whole and checked gets the target's name.</summary>
/// <remarks>Held by a lock that the operating system drops when the process dies. What a killed process left is tidied up by the next one,
/// except downloads, which are gone on with.</remarks>
internal sealed class WorkFolder : IDisposable
{
    private readonly string target;
    private readonly string path;
    private readonly FileStream held;
    private readonly Action<WorkFolder>? salvage;

    private WorkFolder(string target, string path, FileStream held, Action<WorkFolder>? salvage) =>
        (this.target, this.path, this.held, this.salvage) = (target, path, held, salvage);

    /// <summary>Where the new content is prepared; absent at first.</summary>
    public string New => System.IO.Path.Combine(path, "new");

    private string Old => System.IO.Path.Combine(path, "old");

    /// <summary>A file that survives until the target is whole.</summary>
    public string Kept(string name) => System.IO.Path.Combine(path, "kept-" + name);

    /// <summary>Takes the place beside a target.</summary>
    /// <param name="target">A folder or file; need not exist.</param>
    /// <param name="salvage">Takes out of <see cref="New"/> what is worth keeping before it is deleted unfinished.</param>
    /// <exception cref="MedScanException">Another process prepares the same target.</exception>
    public static WorkFolder Open(string target, Action<WorkFolder>? salvage = null)
    {
        string parent = System.IO.Path.GetDirectoryName(target)!;
        string path = System.IO.Path.Combine(parent, $".medscan-{System.IO.Path.GetFileName(target)}");
        Directory.CreateDirectory(path);
        WorkFolder folder;
        try
        {
            folder = new WorkFolder(
                target, path, new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), salvage);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException)
            && File.Exists(System.IO.Path.Combine(path, "lock")))
        {
            throw new MedScanException($"Another medscan is at work on {target}. Wait for it, or end it.", exception);
        }

        folder.TidyUp();
        return folder;
    }

    /// <summary>Gives the new content the target's name; what had it is gone afterwards.</summary>
    /// <param name="prepared">What gets the name: <see cref="New"/> or something in it.</param>
    public void Finish(string prepared)
    {
        if (System.IO.Path.Exists(target))
            Move(target, Old);
        Move(prepared, target);
        Delete(Old);
    }

    /// <summary>Lets go of everything, downloads included: they have been used.</summary>
    public void Delete()
    {
        held.Dispose();
        Directory.Delete(path, recursive: true);
    }

    public void Dispose()
    {
        if (!held.SafeFileHandle.IsClosed)
        {
            TryTidyUp();
            held.Dispose();
        }
    }

    private void TidyUp()
    {
        if (Directory.Exists(New))
            salvage?.Invoke(this);
        Delete(New);
        // The process died between the two renames.
        if (System.IO.Path.Exists(Old) && !System.IO.Path.Exists(target))
            Move(Old, target);
        Delete(Old);
    }

    private void TryTidyUp()
    {
        try
        {
            TidyUp();
            if (Directory.GetFileSystemEntries(path).Length == 1) // the lock alone
                Directory.Delete(path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The failure that led here is the one to report; the next one tidies up.
        }
    }

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from))
            Directory.Move(from, to);
        else
            File.Move(from, to);
    }

    private static void Delete(string what)
    {
        if (Directory.Exists(what))
            Directory.Delete(what, recursive: true);
        else
            File.Delete(what);
    }
}
