namespace MedScan.Experiments;

/// <summary>Reads experiment files: YAML 1.2 with <c>extends:</c> and command-line overrides.</summary>
/// <remarks>
/// <c>extends: base.yaml</c>, relative to the file it stands in, names a file whose values hold where this one says nothing;
/// sections merge key by key, anything else is replaced. Overrides such as <c>train.epochs=50</c> come last.
/// All other relative paths mean the current directory (see <see cref="DataConfig"/>).
/// </remarks>
public static class ExperimentLoader
{
    private const string ExtendsKey = "extends";
    private const int MaxFiles = 32;
    private const int MaxBytes = 1 << 20; // far above any experiment, far below what would hurt

    /// <summary>Reads a file with everything it extends.</summary>
    /// <param name="path">The experiment file.</param>
    /// <param name="overrides">Entries <c>key=value</c>, later ones win; null = none.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns>A valid configuration.</returns>
    /// <exception cref="ExperimentConfigException">Something is wrong; all faults of all files and overrides are listed together.</exception>
    public static async Task<ExperimentConfig> LoadAsync(
        string path, IReadOnlyList<string>? overrides = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var faults = new List<ConfigFault>();
        ConfigMap? map = await ReadChainAsync(path, faults, cancellation).ConfigureAwait(false);
        return Bind(map, path, overrides ?? [], faults);
    }

    /// <summary>Reads a configuration from text, such as one that <see cref="ExperimentWriter"/> wrote.</summary>
    /// <param name="yaml">A whole document; it cannot extend a file.</param>
    /// <param name="source">What errors call the text, usually its file's path.</param>
    /// <param name="overrides">Entries <c>key=value</c>, later ones win; null = none.</param>
    /// <returns>A valid configuration.</returns>
    /// <exception cref="ExperimentConfigException">Something is wrong; all faults are listed together.</exception>
    public static ExperimentConfig Parse(string yaml, string source, IReadOnlyList<string>? overrides = null)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentException.ThrowIfNullOrEmpty(source);
        var faults = new List<ConfigFault>();
        return Bind(ConfigYamlReader.Read(yaml, source, faults), source, overrides ?? [], faults);
    }

    private static ExperimentConfig Bind(ConfigMap? map, string path, IReadOnlyList<string> overrides, List<ConfigFault> faults)
    {
        ConfigMap merged = map ?? new ConfigMap(path, []);
        foreach (string text in overrides)
        {
            merged = ConfigOverride.Apply(merged, text, faults);
        }

        if (map is null)
        {
            throw new ExperimentConfigException(faults); // any further complaint would follow from the unread file
        }

        var reading = new ConfigReading([.. ConfigSchema.Experiment.Paths]);
        string stem = Path.GetFileNameWithoutExtension(path);
        var start = new ExperimentConfig { Name = stem, Data = new DataConfig { Root = "" } };
        ExperimentConfig config = ConfigSchema.Experiment.Read(start, merged, "", reading);
        faults.AddRange(reading.Faults);
        if (merged.Find("name") is null && !RunNameFormat.IsValid(stem))
        {
            faults.Add(new ConfigFault($"{path}:1:1", "name", "required, because the file's own name cannot name a folder of results"));
        }

        if (merged.FindPath("data.root") is null)
        {
            faults.Add(new ConfigFault(
                $"{path}:1:1", "data.root", "required: the folder, .csv or .npz file with the images, here or as data.root=<path>"));
        }

        if (config.Train.Optimizer == OptimizerKind.AdamW && merged.FindPath("train.learning_rate") is null)
        {
            faults.Add(new ConfigFault(
                merged.FindPath("train.optimizer")!.Location, "train.learning_rate",
                "required with optimizer adamw, because the default suits sgd; 1e-4 to 3e-3 is usual"));
        }

        foreach ((string[] keys, string message) in ExperimentValidator.Combinations(config))
        {
            string? key = Array.Find(keys, candidate => merged.FindPath(candidate) is not null);
            faults.Add(new ConfigFault(merged.FindPath(key ?? "")?.Location ?? $"{path}:1:1", key ?? keys[0], message));
        }

        return faults.Count == 0 ? config : throw new ExperimentConfigException(faults);
    }

    /// <summary>The file laid over what it extends; null when one of the files could not be read.</summary>
    private static async Task<ConfigMap?> ReadChainAsync(string path, List<ConfigFault> faults, CancellationToken cancellation)
    {
        var chain = new List<string>(); // full paths, the outermost file first
        var maps = new List<ConfigMap>();
        string next = path;
        string namedAt = "";
        while (true)
        {
            chain.Add(Path.GetFullPath(next));
            int first = chain.IndexOf(chain[^1]);
            if (first < chain.Count - 1 || chain.Count > MaxFiles)
            {
                string circle = string.Join(" -> ", chain[first..].Select(file => Display(file, path)).Take(MaxFiles));
                faults.Add(new ConfigFault(namedAt, ExtendsKey, first < chain.Count - 1
                    ? $"files extend each other in a circle: {circle}"
                    : $"more than {MaxFiles} files extend one another: {circle}"));
                return null;
            }

            string display = Display(chain[^1], path);
            string? text = await ReadTextAsync(chain[^1], display, namedAt, faults, cancellation).ConfigureAwait(false);
            if (text is null || ConfigYamlReader.Read(text, display, faults) is not { } map)
            {
                return null;
            }

            maps.Add(map.Without(ExtendsKey));
            switch (map.Find(ExtendsKey))
            {
                case null:
                    return Enumerable.Reverse(maps).Aggregate((below, above) => below.Under(above));
                case ConfigScalar { IsNull: false, Text.Length: > 0 } scalar when !scalar.Text.Contains('\0', StringComparison.Ordinal):
                    next = Path.Combine(Path.GetDirectoryName(chain[^1])!, scalar.Text);
                    namedAt = scalar.Location;
                    break;
                case var other:
                    faults.Add(new ConfigFault(other.Location, ExtendsKey, $"expected the path of a YAML file, got {other.Kind}"));
                    return null;
            }
        }
    }

    private static async Task<string?> ReadTextAsync(
        string file, string display, string namedAt, List<ConfigFault> faults, CancellationToken cancellation)
    {
        string location = namedAt.Length > 0 ? namedAt : display;
        string key = namedAt.Length > 0 ? ExtendsKey : "";
        try
        {
            if (Directory.Exists(file))
            {
                faults.Add(new ConfigFault(location, key, $"expected an experiment file, got the folder {display}"));
                return null;
            }

            long bytes = new FileInfo(file).Length;
            if (bytes <= MaxBytes)
            {
                return await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false);
            }

            faults.Add(new ConfigFault(location, key, $"expected an experiment file of at most {MaxBytes} bytes, {display} has {bytes}"));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(new ConfigFault(location, key, $"there is no file {display} in {Directory.GetCurrentDirectory()}"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            faults.Add(new ConfigFault(location, key, $"cannot read {display}: {failure.Message}"));
        }

        return null;
    }

    /// <summary>A file as the user would type it: relative if the experiment was named so.</summary>
    private static string Display(string file, string experiment) =>
        Path.IsPathRooted(experiment) ? file : Path.GetRelativePath(Directory.GetCurrentDirectory(), file);
}
