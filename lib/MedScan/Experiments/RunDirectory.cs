using System.Globalization;

namespace MedScan.Experiments;

/// <summary>The folder of one run: <c>&lt;name&gt;-&lt;yyyyMMdd-HHmmss&gt;</c> with its configuration and environment.</summary>
public sealed class RunDirectory
{
    private RunDirectory(string path) => Path = path;

    /// <summary>The folder, below the root that was given.</summary>
    public string Path { get; }

    /// <summary>Name of the folder, unique below its root.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The resolved configuration, which <see cref="ExperimentLoader"/> reads.</summary>
    public string ConfigPath => System.IO.Path.Combine(Path, "config.yaml");

    /// <summary>The environment as <see cref="RunEnvironment.ToJson"/> writes it.</summary>
    public string EnvironmentPath => System.IO.Path.Combine(Path, "environment.json");

    /// <summary>Where the snapshot of the data set belongs: what the network was trained on, image by image.</summary>
    public string SnapshotPath => System.IO.Path.Combine(Path, "snapshot.jsonl");

    /// <summary>Where the result belongs.</summary>
    public string EvaluationPath => System.IO.Path.Combine(Path, "evaluation.json");

    /// <summary>Makes a folder that no other run has, also when several start in the same second.</summary>
    /// <param name="root">Folder of all runs, usually <c>runs</c>; made when it is missing.</param>
    /// <param name="config">A valid configuration.</param>
    /// <param name="environment">Its start gives the folder's time.</param>
    /// <param name="cancellation">Stops before the folder appears.</param>
    /// <returns>A folder that holds both files; it never exists without them.</returns>
    /// <exception cref="ExperimentConfigException">A value of the configuration is outside its range.</exception>
    /// <exception cref="MedScanException">The folder cannot be written.</exception>
    public static async Task<RunDirectory> CreateAsync(
        string root, ExperimentConfig config, RunEnvironment environment, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        ArgumentNullException.ThrowIfNull(environment);
        string yaml = ExperimentWriter.Write(config);
        string name = config.Name + environment.StartedAt.ToString("-yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var staged = new RunDirectory(System.IO.Path.Combine(root, $".new-{Guid.NewGuid():N}"));
        try
        {
            Directory.CreateDirectory(staged.Path);
            try
            {
                await File.WriteAllTextAsync(staged.ConfigPath, yaml, cancellation).ConfigureAwait(false);
                await File.WriteAllTextAsync(staged.EnvironmentPath, environment.ToJson(), cancellation).ConfigureAwait(false);
                return new RunDirectory(MoveToFreeName(staged.Path, System.IO.Path.Combine(root, name)));
            }
            catch
            {
                Directory.Delete(staged.Path, recursive: true);
                throw;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MedScanException(
                $"Cannot write a run's folder below {root}: {failure.Message} Check the permissions and the free space there.", failure);
        }
    }

    /// <summary>Renaming is the one step that two processes cannot both succeed in: a folder is never renamed onto one with files.</summary>
    private static string MoveToFreeName(string staged, string wanted)
    {
        for (int attempt = 1; ; attempt++)
        {
            string path = attempt == 1 ? wanted : $"{wanted}-{attempt}";
            try
            {
                Directory.Move(staged, path);
                return path;
            }
            catch (IOException) when (System.IO.Path.Exists(path))
            {
                // taken; the next number may be free
            }
        }
    }
}
