using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MedScan.Tracking.Runs;
using MedScan.Tracking.Spool;

namespace MedScan.Tracking;

public sealed partial class TrackedRun
{
    private static readonly SearchValues<char> NotInTableNames = SearchValues.Create("\"',:[]{}");

    private readonly Dictionary<string, RunTable> _tables = new(StringComparer.Ordinal);
    private readonly List<string> _tableFiles = [];

    /// <summary>Logs a file of the disk as an artifact. It is copied to the spool; when the task completes, the file may change
    /// or go. Logging an artifact again replaces it.</summary>
    /// <param name="localPath">A file, or a folder whose files are all logged.</param>
    /// <param name="artifactFolder">Run-relative folder with '/', or <see langword="null"/> for the run's top.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <exception cref="ArgumentException">The artifact's path would leave the run.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The run was finished.</exception>
    public async Task LogArtifactAsync(string localPath, string? artifactFolder = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(localPath);
        ThrowIfFinished();
        if (Directory.Exists(localPath))
        {
            string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(localPath)));
            await LogArtifactsAsync(localPath, InFolder(artifactFolder, name), cancellation).ConfigureAwait(false);
            return;
        }

        await CopyAsync(Path.GetFullPath(localPath), InFolder(artifactFolder, Path.GetFileName(localPath)), cancellation).ConfigureAwait(false);
    }

    /// <summary>Logs all files below a folder, keeping its inner folders but not its own name.</summary>
    /// <inheritdoc cref="LogArtifactAsync" path="/param"/>
    /// <inheritdoc cref="LogArtifactAsync" path="/exception"/>
    public async Task LogArtifactsAsync(string localFolder, string? artifactFolder = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(localFolder);
        ThrowIfFinished();
        foreach (string file in Directory.EnumerateFiles(localFolder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string relative = Path.GetRelativePath(localFolder, file).Replace(Path.DirectorySeparatorChar, '/');
            await CopyAsync(Path.GetFullPath(file), InFolder(artifactFolder, relative), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Logs bytes as an artifact.</summary>
    /// <param name="content">Copied during the call.</param>
    /// <param name="artifactFile">Run-relative path with '/'.</param>
    /// <exception cref="ArgumentException">The path would leave the run.</exception>
    /// <exception cref="ObjectDisposedException">The run was finished.</exception>
    public void LogBytes(ReadOnlyMemory<byte> content, string artifactFile)
    {
        ThrowIfFinished();
        Add(ArtifactPath.File(artifactFile), content.ToArray());
    }

    /// <summary>Logs text as an artifact, in UTF-8.</summary>
    /// <inheritdoc cref="LogBytes" path="/exception"/>
    public void LogText(string text, string artifactFile)
    {
        ArgumentNullException.ThrowIfNull(text);
        ThrowIfFinished();
        Add(ArtifactPath.File(artifactFile), Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Logs an object or a dictionary as a JSON artifact.</summary>
    /// <inheritdoc cref="LogBytes" path="/exception"/>
    public void LogDictionary(object value, string artifactFile)
    {
        ArgumentNullException.ThrowIfNull(value);
        LogText(ValueText.Json(value, isIndented: true) + "\n", artifactFile);
    }

    /// <summary>Logs a figure.</summary>
    /// <param name="artifactFile">Run-relative path that says what the content is: <c>.svg</c>, <c>.html</c>, or <c>.json</c> for
    /// Plotly's JSON. MLflow's UI shows the first two as pictures.</param>
    /// <param name="content">The file's text.</param>
    /// <exception cref="ArgumentException">Another extension, or the path would leave the run.</exception>
    /// <exception cref="ObjectDisposedException">The run was finished.</exception>
    public void LogFigure(string artifactFile, string content)
    {
        if (Path.GetExtension(artifactFile) is not (".svg" or ".html" or ".json"))
            throw new ArgumentException($"Expected a figure file ending in .svg, .html or .json, got '{artifactFile}'.", nameof(artifactFile));
        LogText(content, artifactFile);
    }

    /// <summary>Logs a PNG or JPEG image as an artifact of its own name.</summary>
    /// <param name="image">The encoded file.</param>
    /// <param name="artifactFile">Run-relative path, for example <c>gradcam/0001.png</c>.</param>
    /// <exception cref="ArgumentException">The bytes are no PNG or JPEG, or the path would leave the run.</exception>
    /// <exception cref="ObjectDisposedException">The run was finished.</exception>
    public void LogImage(ReadOnlyMemory<byte> image, string artifactFile)
    {
        RequireImage(image.Span);
        LogBytes(image, artifactFile);
    }

    /// <summary>Logs a PNG or JPEG image at a step, so that MLflow's image grid shows it and lets one go through the steps.</summary>
    /// <param name="image">The encoded file.</param>
    /// <param name="key">Name of the series: letters, digits, <c>_ - . /</c> and spaces. A '/' becomes '.', because MLflow's
    /// server refuses the '#' that its own client writes for it.</param>
    /// <param name="step">Step or epoch.</param>
    /// <exception cref="ArgumentException">The bytes are no PNG or JPEG, or MLflow refuses the key.</exception>
    /// <exception cref="ObjectDisposedException">The run was finished.</exception>
    public void LogImage(ReadOnlyMemory<byte> image, string key, long step)
    {
        RequireImage(image.Span);
        ThrowIfFinished();
        if (key is null || !ImageKey().IsMatch(key))
            throw new ArgumentException($"Expected an image key of letters, digits, '_', '-', '.', '/' and spaces, got '{key}'.", nameof(key));
        long now = Now();
        // MLflow's own form of the name. Its UI takes the part after the last '%' for hexadecimal digits if it can: the id must
        // not begin with one. The second file is what its grid shows; browsers scale it as well as a smaller one.
        string id = "g" + Guid.NewGuid().ToString("d")[1..];
        string name = string.Create(CultureInfo.InvariantCulture, $"images/{key.Replace('/', '.')}%step%{step}%timestamp%{now}%{id}");
        byte[] content = image.ToArray();
        Add($"{name}.png", content);
        Add($"{name}%compressed.png", content);
        SetTag(SourceTags.LoggedImages, true);
    }

    /// <summary>Logs an image file of the disk; see <see cref="LogArtifactAsync"/>.</summary>
    /// <param name="localPath">A PNG or JPEG file.</param>
    /// <param name="artifactFile">Run-relative path; <see langword="null"/> is the file's own name at the run's top.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="ArgumentException">The file is no PNG or JPEG, or the path would leave the run.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task LogImageFileAsync(string localPath, string? artifactFile = null, CancellationToken cancellation = default)
    {
        byte[] image = await File.ReadAllBytesAsync(localPath, cancellation).ConfigureAwait(false);
        LogImage(image, artifactFile ?? Path.GetFileName(localPath));
    }

    /// <summary>Logs rows as a table that MLflow's UI shows and compares between runs (its <c>log_table</c> form). Rows logged
    /// again under the same name are appended; the table is kept in memory until the run ends.</summary>
    /// <param name="rows">Records, anonymous objects or dictionaries. A column that a row does not have is null there.</param>
    /// <param name="artifactFile">Run-relative path ending in <c>.json</c>.</param>
    /// <exception cref="ArgumentException">Rows without named parts, another extension, or a character that MLflow does not
    /// take in a table's name.</exception>
    /// <exception cref="ObjectDisposedException">The run was finished.</exception>
    public void LogTable<T>(IEnumerable<T> rows, string artifactFile)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ThrowIfFinished();
        ArtifactPath.File(artifactFile);
        if (!artifactFile.EndsWith(".json", StringComparison.Ordinal) || artifactFile.AsSpan().ContainsAny(NotInTableNames))
            throw new ArgumentException($"Expected a table file ending in .json and without \" ' , : [ ] {{ }}, got '{artifactFile}'.", nameof(artifactFile));
        lock (_tables)
        {
            if (!_tables.TryGetValue(artifactFile, out RunTable? table)) table = new RunTable();
            table.Add(rows);
            Add(artifactFile, table.ToJson());
            if (!_tables.TryAdd(artifactFile, table)) return;
            _tableFiles.Add(artifactFile);
            SetTag(SourceTags.LoggedArtifacts, "[" + string.Join(", ", _tableFiles.Select(file => $$"""{"path": "{{file}}", "type": "table"}""")) + "]");
        }
    }

    private static string InFolder(string? folder, string name) => ArtifactPath.File(ArtifactPath.Join(ArtifactPath.Folder(folder), name));

    private static void RequireImage(ReadOnlySpan<byte> image)
    {
        bool isImage = image.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || image.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]);
        if (!isImage) throw new ArgumentException($"Expected the bytes of a PNG or JPEG file, got {image.Length} bytes of something else.", nameof(image));
    }

    [GeneratedRegex(@"^[A-Za-z0-9_\-./ ]+$")]
    private static partial Regex ImageKey();

    private void Add(string path, byte[] content) => _recorder.Add(new JournalEntry.Artifact(Now(), path, new SpooledContent.Bytes(content)));

    private async Task CopyAsync(string source, string path, CancellationToken cancellation)
    {
        if (!File.Exists(source)) throw new FileNotFoundException($"Expected a file to log as '{path}', but there is none at '{source}'.", source);
        string blob = _recorder.NextBlobName(), target = _folder.BlobPath(blob);
        SpooledContent content = new SpooledContent.Blob(blob);
        try
        {
            // The kernel copies, and on file systems that can, shares the blocks.
            await Task.Run(() => File.Copy(source, target), cancellation).ConfigureAwait(false);
        }
        catch (IOException error) when (File.Exists(source))
        {
            File.Delete(target);
            Warn(new RunWarning(
                RunWarningKind.SpoolFull, $"'{source}' could not be copied to the spool ({error.Message}) and is sent from where it is; it has to stay there until then.", error));
            content = new SpooledContent.Outside(source);
        }

        ThrowIfFinished();
        _recorder.Add(new JournalEntry.Artifact(Now(), path, content));
    }
}
