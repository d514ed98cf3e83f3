using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MedScan.Scripting.Notebooks.Parameters;

/// <summary>Reads values of parameters from a file, YAML or JSON.</summary>
public static class ParametersFile
{
    /// <summary>Reads a mapping of names to values or lists of values.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Each value as a person would type it.</returns>
    /// <exception cref="NotebookException">It cannot be read, or is no such mapping.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            YamlStream yaml = [];
            using (StreamReader reader = File.OpenText(path))
                yaml.Load(reader);
            if (yaml.Documents is [])
                return new Dictionary<string, string>();
            return yaml.Documents[0].RootNode is YamlMappingNode root
                ? root.Children.ToDictionary(pair => TextOf(pair.Key, path), pair => ValueOf(pair.Value, path))
                : throw new NotebookException($"{path}: expected lines such as 'epochs: 3', got something else.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or YamlException)
        {
            throw new NotebookException($"{path} cannot be read as YAML: {error.Message}", error);
        }
    }

    private static string ValueOf(YamlNode node, string path) => node is YamlSequenceNode list
        ? $"[{string.Join(", ", list.Select(item => $"\"{TextOf(item, path)}\""))}]"
        : TextOf(node, path);

    private static string TextOf(YamlNode node, string path) => node is YamlScalarNode scalar
        ? scalar.Value ?? ""
        : throw new NotebookException($"{path}, line {node.Start.Line}: expected a value or a list of values.");
}
