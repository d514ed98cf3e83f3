using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MedScan.Tracking.Spool;

/// <summary>The folder of one run in a spool, held by a lock that dies with the process.</summary>
/// <remarks><code>
/// lock              held while a process writes or sends this run
/// start.json        what to create
/// run.json          what the server created
/// journal.000001    records; a new file from time to time, so that sent ones can be deleted
/// sent              up to where the server has answered
/// blobs/            contents of artifacts not sent yet
/// </code></remarks>
internal sealed class RunFolder : IDisposable
{
    /// <summary>Tag of each run with the name of its spool folder: a run whose creation was not answered is found by it.</summary>
    public const string KeyTag = "medscan.spool";

    private const string StartFile = "start.json";
    private const string CreatedFile = "run.json";
    private const string JournalPrefix = "journal.";

    private readonly FileStream _lock;

    private RunFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    public string Path { get; }

    public string Key => System.IO.Path.GetFileName(Path);

    public string MarkPath => System.IO.Path.Combine(Path, "sent");

    /// <summary>Contents that the server refused, and the list of everything that it refused.</summary>
    public string RefusedFolder => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "refused");

    private string BlobFolder => System.IO.Path.Combine(Path, "blobs");

    /// <exception cref="IOException">The spool cannot be written.</exception>
    public static RunFolder Create(string spool, string key)
    {
        string path = System.IO.Path.Combine(spool, key);
        Directory.CreateDirectory(path);
        RunFolder folder = TryOpen(path) ?? throw new IOException($"The new spool folder '{path}' is locked by another process.");
        Directory.CreateDirectory(folder.BlobFolder);
        return folder;
    }

    /// <returns><see langword="null"/> where a live process holds the folder, or it is gone.</returns>
    public static RunFolder? TryOpen(string path)
    {
        try
        {
            // FileShare.None is an advisory lock on Unix (flock) and a real one on Windows; both end with the process.
            var @lock = new FileStream(
                System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new RunFolder(path, @lock);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public string SegmentPath(int segment) =>
        System.IO.Path.Combine(Path, JournalPrefix + segment.ToString("D6", CultureInfo.InvariantCulture));

    public string BlobPath(string fileName) => System.IO.Path.Combine(BlobFolder, fileName);

    /// <summary>Numbers of the journal's files, rising.</summary>
    public IReadOnlyList<int> Segments() =>
        [.. Directory.EnumerateFiles(Path, JournalPrefix + "*")
            .Select(file => int.TryParse(System.IO.Path.GetExtension(file).TrimStart('.'), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)
            .Where(number => number > 0)
            .Order()];

    public RunStart? ReadStart() => Read(Path, StartFile, SpoolJson.Default.RunStart);

    public void WriteStart(RunStart start) => Write(StartFile, start, SpoolJson.Default.RunStart);

    public CreatedRun? ReadCreated() => ReadCreated(Path);

    /// <summary>Reads it from any folder, held by whomever: the file is never half written.</summary>
    public static CreatedRun? ReadCreated(string path) => Read(path, CreatedFile, SpoolJson.Default.CreatedRun);

    public void WriteCreated(CreatedRun created) => Write(CreatedFile, created, SpoolJson.Default.CreatedRun);

    /// <summary>Takes the whole folder away: everything in it was sent.</summary>
    public void Delete()
    {
        // Without its start a folder is no run any more: if this is cut off, nobody takes what is left for a journal.
        File.Delete(System.IO.Path.Combine(Path, StartFile));
        foreach (string file in Directory.EnumerateFiles(Path))
            if (System.IO.Path.GetFileName(file) != "lock") File.Delete(file);
        if (Directory.Exists(BlobFolder)) Directory.Delete(BlobFolder, recursive: true);
        _lock.Dispose();
        Directory.Delete(Path, recursive: true);
    }

    public void Dispose() => _lock.Dispose();

    private static T? Read<T>(string folder, string name, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(System.IO.Path.Combine(folder, name)), type);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    // Written beside and renamed: the file is there whole or not at all.
    private void Write<T>(string name, T value, JsonTypeInfo<T> type)
    {
        string target = System.IO.Path.Combine(Path, name), temporary = target + ".new";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, value, type);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, target, overwrite: true);
    }
}
