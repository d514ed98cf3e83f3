using MedScan.Training.Safetensors;
using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>Moves weights between networks and safetensors files.</summary>
public static class BackboneWeights
{
    // Files older than PyTorch 0.4 lack these counters, and nothing here depends on them.
    private const string OptionalSuffix = ".num_batches_tracked";
    private const string ClassifierPrefix = "fc.";

    /// <summary>Loads weights and buffers into a network.</summary>
    /// <param name="backbone">The network; unchanged when the weights do not fit.</param>
    /// <param name="path">A safetensors file with torchvision's names.</param>
    /// <param name="classifier">Whether the last layer is loaded too.</param>
    /// <param name="cancellationToken">Gives up before the loading starts.</param>
    /// <exception cref="WeightsException">A tensor is missing, unknown, or of another shape; all are named.</exception>
    /// <exception cref="SafetensorsException">The file is missing or damaged.</exception>
    public static Task LoadAsync(
        Backbone backbone,
        string path,
        ClassifierLoading classifier = ClassifierLoading.Required,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backbone);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Task.Run(() => Load(backbone, path, classifier), cancellationToken);
    }

    /// <summary>Writes weights and buffers under torchvision's names.</summary>
    /// <param name="backbone">The network.</param>
    /// <param name="path">The safetensors file to write.</param>
    /// <param name="cancellationToken">Gives up before the writing starts.</param>
    /// <exception cref="SafetensorsException">The file cannot be written.</exception>
    public static Task SaveAsync(Backbone backbone, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backbone);
        return SafetensorsFile.WriteAsync(
            path, backbone.state_dict(), new Dictionary<string, string> { ["format"] = "pt" }, cancellationToken);
    }

    internal static void Load(Backbone backbone, string path, ClassifierLoading classifier)
    {
        using SafetensorsContent content = SafetensorsFile.Read(path);
        Apply(backbone, content.Tensors, path, classifier);
    }

    /// <summary>Loads weights for fine-tuning: the last layer too where its shape fits, which the result says.</summary>
    internal static bool LoadForFineTuning(Backbone backbone, string path)
    {
        using SafetensorsContent content = SafetensorsFile.Read(path);
        bool fits = content.Tensors.TryGetValue(ClassifierPrefix + "weight", out Tensor? weight)
            && weight.shape.SequenceEqual(backbone.Classifier.weight.shape);
        Apply(backbone, content.Tensors, path, fits ? ClassifierLoading.Required : ClassifierLoading.Skip);
        return fits;
    }

    internal static void Apply(
        Backbone backbone, IReadOnlyDictionary<string, Tensor> source, string path, ClassifierLoading classifier)
    {
        Dictionary<string, Tensor> target = backbone.state_dict();
        bool Skipped(string name) =>
            classifier == ClassifierLoading.Skip && name.StartsWith(ClassifierPrefix, StringComparison.Ordinal);

        var faults = new List<string>();
        foreach ((string name, Tensor tensor) in target)
        {
            if (Skipped(name))
                continue;
            if (!source.TryGetValue(name, out Tensor? found))
            {
                if (!name.EndsWith(OptionalSuffix, StringComparison.Ordinal))
                    faults.Add($"'{name}' is missing.");
            }
            else if (!found.shape.SequenceEqual(tensor.shape))
            {
                string hint = name.StartsWith(ClassifierPrefix, StringComparison.Ordinal)
                    ? " (another class count; skip the classifier to fine-tune)" : "";
                faults.Add($"'{name}': expected ({string.Join(", ", tensor.shape)}), got ({string.Join(", ", found.shape)}){hint}.");
            }
        }

        faults.AddRange(source.Keys.Where(name => !Skipped(name) && !target.ContainsKey(name))
            .Order(StringComparer.Ordinal).Select(name => $"'{name}' is unknown."));
        if (faults.Count > 0)
            throw new WeightsException(path, faults);

        using IDisposable noGradient = no_grad();
        foreach ((string name, Tensor tensor) in target)
        {
            if (!Skipped(name) && source.TryGetValue(name, out Tensor? found))
                tensor.copy_(found);
        }
    }
}
