using System.Text;

namespace MedScan.Experiments;

/// <summary>Writes a configuration so that reading it gives an equal one.</summary>
public static class ExperimentWriter
{
    /// <summary>The resolved configuration as YAML: every key with its value, defaults included, no <c>extends:</c>.</summary>
    /// <param name="config">A valid configuration.</param>
    /// <exception cref="ExperimentConfigException">A value is outside its range.</exception>
    public static string Write(ExperimentConfig config)
    {
        ExperimentValidator.EnsureValid(config);
        var yaml = new StringBuilder();
        string[] open = [];
        ConfigSchema.Experiment.Visit(config, "", (path, value) =>
        {
            string[] keys = path.Split('.');
            int same = open.Zip(keys).TakeWhile(pair => pair.First == pair.Second).Count();
            for (int level = same; level < keys.Length - 1; level++)
            {
                yaml.Append(' ', 2 * level).Append(keys[level]).Append(":\n");
            }

            yaml.Append(' ', 2 * (keys.Length - 1)).Append(keys[^1]).Append(": ").Append(value).Append('\n');
            open = keys[..^1];
        });
        return yaml.ToString();
    }

    /// <summary>All values under their dotted keys such as <c>train.epochs</c>, spelled as in YAML, in the order of the file.</summary>
    /// <param name="config">A valid configuration.</param>
    /// <returns>The same keys for every configuration; a value that is not set reads <c>null</c>.</returns>
    /// <exception cref="ExperimentConfigException">A value is outside its range.</exception>
    public static IReadOnlyDictionary<string, string> Flatten(ExperimentConfig config)
    {
        ExperimentValidator.EnsureValid(config);
        var flat = new OrderedDictionary<string, string>();
        ConfigSchema.Experiment.Visit(config, "", flat.Add);
        return flat;
    }
}
