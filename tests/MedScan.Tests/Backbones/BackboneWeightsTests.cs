using MedScan.Backbones;
using MedScan.Experiments;
using MedScan.Training.Safetensors;
using static TorchSharp.torch;

namespace MedScan.Tests.Backbones;

public sealed class BackboneWeightsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medscan-weights").FullName;

    private string File => Path.Combine(folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task LoadAsync_SavedWeights_AreEqualBitForBit()
    {
        using Backbone saved = Create(classes: 3, seed: 1);
        KnownWeights.Fill(saved);
        await BackboneWeights.SaveAsync(saved, File);
        using Backbone loaded = Create(classes: 3, seed: 2);

        await BackboneWeights.LoadAsync(loaded, File);

        foreach ((string name, Tensor tensor) in saved.state_dict())
            Assert.True(tensor.Equals(loaded.state_dict()[name]), name);
    }

    [Fact]
    public async Task LoadAsync_OtherClassCount_NamesTheShapes()
    {
        using Backbone saved = Create(classes: 10, seed: 1);
        await BackboneWeights.SaveAsync(saved, File);
        using Backbone loaded = Create(classes: 3, seed: 2);

        WeightsException error = await Assert.ThrowsAsync<WeightsException>(() => BackboneWeights.LoadAsync(loaded, File));

        Assert.Contains(File, error.Message, StringComparison.Ordinal);
        Assert.Contains("'fc.weight': expected (3, 256), got (10, 256)", error.Message, StringComparison.Ordinal);
        Assert.Contains("skip the classifier", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Faults.Count);
    }

    [Fact]
    public async Task LoadAsync_SkippedClassifier_KeepsItsInitialWeights()
    {
        using Backbone saved = Create(classes: 10, seed: 1);
        await BackboneWeights.SaveAsync(saved, File);
        using Backbone loaded = Create(classes: 3, seed: 2);
        using Tensor before = loaded.state_dict()["fc.weight"].clone();

        await BackboneWeights.LoadAsync(loaded, File, ClassifierLoading.Skip);

        Assert.True(before.Equals(loaded.state_dict()["fc.weight"]));
        Assert.True(saved.state_dict()["block2.conv.weight"].Equals(loaded.state_dict()["block2.conv.weight"]));
    }

    [Fact]
    public async Task LoadAsync_MissingAndUnknownTensors_NamesThemAndChangesNothing()
    {
        using Backbone backbone = Create(classes: 3, seed: 1);
        Dictionary<string, Tensor> state = backbone.state_dict();
        Dictionary<string, Tensor> wrong = new(state);
        wrong.Remove("block1.bn.weight");
        wrong.Remove("block1.bn.num_batches_tracked"); // allowed: old files lack it
        wrong["stem.weight"] = state["fc.bias"];
        await SafetensorsFile.WriteAsync(File, wrong);
        using Backbone loaded = Create(classes: 3, seed: 2);
        using Tensor before = loaded.state_dict()["block2.conv.weight"].clone();

        WeightsException error = await Assert.ThrowsAsync<WeightsException>(() => BackboneWeights.LoadAsync(loaded, File));

        Assert.Equal(["'block1.bn.weight' is missing.", "'stem.weight' is unknown."], error.Faults);
        Assert.True(before.Equals(loaded.state_dict()["block2.conv.weight"]));
    }

    private static Backbone Create(int classes, int seed) =>
        Backbone.Create(new BackboneOptions { Kind = BackboneKind.SmallCnn, ClassCount = classes }, seed);
}
