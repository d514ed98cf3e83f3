using System.Text.Json;
using MedScan.Backbones;
using MedScan.Experiments;
using MedScan.Training.Safetensors;
using static TorchSharp.torch;

namespace MedScan.Training.Checkpoints;

/// <summary>A trained network on disk: a folder with <c>model.safetensors</c> (weights and buffers under torchvision's names),
/// <c>checkpoint.json</c> (everything else) and, to resume a training, <c>optimizer.safetensors</c>.</summary>
/// <remarks>The optimizer's tensors are as large as the weights, and JSON would triple them; hence the third file, which only
/// the <c>last</c> checkpoint of a run has.</remarks>
public sealed class Checkpoint : IDisposable
{
    /// <summary>Weights and buffers.</summary>
    public const string ModelFile = "model.safetensors";

    /// <summary>Everything that is no tensor.</summary>
    public const string InfoFile = "checkpoint.json";

    /// <summary>Momenta and step counts of the optimizer.</summary>
    public const string OptimizerFile = "optimizer.safetensors";

    private const string IdKey = "checkpoint";

    private readonly SafetensorsContent weights;

    private Checkpoint(string folder, CheckpointInfo info, SafetensorsContent weights, SafetensorsContent? optimizer)
    {
        Folder = folder;
        Info = info;
        this.weights = weights;
        OptimizerState = optimizer;
    }

    /// <summary>The folder it was read from.</summary>
    public string Folder { get; }

    /// <summary>Everything that is no tensor.</summary>
    public CheckpointInfo Info { get; }

    /// <summary>Null where the checkpoint is not one to resume from, or was read without it.</summary>
    internal SafetensorsContent? OptimizerState { get; }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">A checkpoint's folder, a file in it, or a run's folder, of which <c>best</c> is taken, else <c>last</c>.</param>
    /// <param name="cancellationToken">Gives up before the reading starts.</param>
    /// <returns>The caller disposes it.</returns>
    /// <exception cref="CheckpointException">There is none, or it is of another version or damaged.</exception>
    /// <exception cref="SafetensorsException">Its weights are damaged.</exception>
    public static Task<Checkpoint> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Task.Run(() => Load(CheckpointPath.Resolve(path, "best", "last"), withOptimizer: false), cancellationToken);
    }

    /// <summary>Builds the network and gives it the weights.</summary>
    /// <returns>A network in evaluation mode; the caller disposes it. It does not need the checkpoint any more.</returns>
    /// <exception cref="MedScanException">The weights do not fit the architecture.</exception>
    public Backbone CreateBackbone()
    {
        Backbone backbone = Backbone.Create(BackboneOptionsOf(Info), Info.Configuration.Seed);
        try
        {
            RestoreWeights(backbone);
            backbone.eval();
            return backbone;
        }
        catch
        {
            backbone.Dispose();
            throw;
        }
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        weights.Dispose();
        OptimizerState?.Dispose();
    }

    internal void RestoreWeights(Backbone backbone) =>
        BackboneWeights.Apply(backbone, weights.Tensors, Path.Combine(Folder, ModelFile), ClassifierLoading.Required);

    internal static BackboneOptions BackboneOptionsOf(CheckpointInfo info) => new()
    {
        Kind = info.Configuration.Model.Backbone,
        ClassCount = info.Classes.Count,
        InputChannels = (int)info.Preprocessing.Color,
        Dropout = info.Configuration.Model.Dropout,
    };

    internal static Checkpoint Load(string folder, bool withOptimizer)
    {
        CheckpointInfo info = ReadInfo(folder, toResume: withOptimizer);
        SafetensorsContent? weights = null;
        SafetensorsContent? optimizer = null;
        try
        {
            weights = ReadTensors(folder, ModelFile, info);
            optimizer = withOptimizer ? ReadTensors(folder, OptimizerFile, info) : null;
            return new Checkpoint(folder, info, weights, optimizer);
        }
        catch
        {
            weights?.Dispose();
            optimizer?.Dispose();
            throw;
        }
    }

    internal static void Save(
        string folder, CheckpointInfo info, IReadOnlyDictionary<string, Tensor> weights, IReadOnlyDictionary<string, Tensor>? optimizer) =>
        CheckpointFolder.Replace(folder, part => WriteFiles(part, info, weights, optimizer));

    internal static void WriteFiles(
        string folder, CheckpointInfo info, IReadOnlyDictionary<string, Tensor> weights, IReadOnlyDictionary<string, Tensor>? optimizer)
    {
        // "format: pt" is what Python's loaders look for.
        var metadata = new Dictionary<string, string> { ["format"] = "pt", [IdKey] = info.Id };
        SafetensorsFile.Write(Path.Combine(folder, ModelFile), weights, metadata);
        if (optimizer is not null)
            SafetensorsFile.Write(Path.Combine(folder, OptimizerFile), optimizer, metadata);
        AtomicFile.Write(
            Path.Combine(folder, InfoFile), stream => JsonSerializer.Serialize(stream, info, TrainingJson.Files.CheckpointInfo));
    }

    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="toResume">Whether a training goes on from it, so that all of its configuration matters.</param>
    internal static CheckpointInfo ReadInfo(string folder, bool toResume)
    {
        string path = Path.Combine(folder, InfoFile);
        try
        {
            byte[] json = File.ReadAllBytes(path);
            using JsonDocument document = JsonDocument.Parse(json);
            int version = document.RootElement.TryGetProperty("format_version", out JsonElement element) ? element.GetInt32() : 0;
            if (version != CheckpointInfo.CurrentFormatVersion)
            {
                throw new CheckpointException(
                    folder, $"expected format version {CheckpointInfo.CurrentFormatVersion}, got {version}. Use the MedScan that wrote it.");
            }

            if (toResume)
                RequireKnownBalance(folder, document.RootElement);
            return JsonSerializer.Deserialize(json, TrainingJson.Files.CheckpointInfo)
                ?? throw new CheckpointException(folder, $"{InfoFile} is empty.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new CheckpointException(folder, $"{InfoFile} is damaged: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException(folder, $"{InfoFile} cannot be read: {exception.Message}", exception);
        }
    }

    // An earlier version's weights and sampling would be taken for the default, and the training go on as another one.
    private static void RequireKnownBalance(string folder, JsonElement root)
    {
        if (!root.TryGetProperty("configuration", out JsonElement configuration) || !configuration.TryGetProperty("train", out JsonElement train))
            return;
        string[] old =
        [
            .. new[] { "class_weights", "sampling" }
                .Where(key => train.TryGetProperty(key, out _))
                .Select(key => ConfigSchema.RetiredMessage(key, train.GetProperty(key).GetString() ?? "")),
        ];
        if (old.Length > 0)
            throw new CheckpointException(folder, $"it was written by an earlier version, and cannot be resumed: {string.Join("; ", old)}. Start a new training.");
    }

    private static SafetensorsContent ReadTensors(string folder, string name, CheckpointInfo info)
    {
        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
            throw new CheckpointException(folder, $"{name} is missing, so it cannot be used here; a run's 'last' folder has all files.");
        SafetensorsContent content = SafetensorsFile.Read(path);
        if (content.Metadata.TryGetValue(IdKey, out string? id) && id != info.Id)
        {
            content.Dispose();
            throw new CheckpointException(
                folder, $"{InfoFile} and {name} are of different checkpoints ({info.Id}, {id}). If a training is writing it, try again.");
        }

        return content;
    }
}
