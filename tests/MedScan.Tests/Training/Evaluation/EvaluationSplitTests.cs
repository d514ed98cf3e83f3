using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Imaging;
using MedScan.Tests.Datasets;
using MedScan.Training;
using MedScan.Training.Checkpoints;
using MedScan.Training.Evaluation;

namespace MedScan.Tests.Training.Evaluation;

public sealed class EvaluationSplitTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    // Samples 0 to 79 train, 80 to 99 test; test sample 81 shares a group with train sample 3.
    private static ImageDataset Published => SampleSets.Index(2, Enumerable.Range(0, 100).Select(number =>
        SampleSets.Sample(number, number % 2, number < 80 ? DataSplit.Train : DataSplit.Test, number is 3 or 81 ? "twin" : null)));

    [Fact]
    public async Task ChooseAsync_ImagesOfTheTraining_TellsLeakedOnes()
    {
        EvaluationSplit part = await ChooseAsync(await InfoAsync(Published, new DataConfig { Root = "x" }), Published, new EvaluationOptions());
        Assert.Equal("test", part.Name);
        Assert.Equal([81], part.Leaked!);
        Assert.Equal(20, part.Indices.Count);
    }

    [Fact]
    public async Task ChooseAsync_FurtherGroups_LeakMoreAndMoveNothing()
    {
        string csv = folder.Write("groups.csv", "path,group\nimage000010.png,g\nimage000090.png,g\nimage000091.png,g\n");
        EvaluationSplit part = await ChooseAsync(
            await InfoAsync(Published, new DataConfig { Root = "x" }), Published, new EvaluationOptions { Groups = csv });
        Assert.Equal([81, 90, 91], part.Leaked!.Order());
        Assert.Equal("g", part.Groups[90]);
        Assert.Equal(20, part.Indices.Count);
    }

    [Fact]
    public async Task ChooseAsync_OtherImages_NobodyKnowsWhatLeaks()
    {
        ImageDataset other = SampleSets.Index(2, Enumerable.Range(200, 40).Select(number => SampleSets.Sample(number, number % 2)));
        EvaluationSplit part = await ChooseAsync(await InfoAsync(Published, new DataConfig { Root = "x" }), other, new EvaluationOptions());
        Assert.Equal(("all", 40), (part.Name, part.Indices.Count));
        Assert.Null(part.Leaked);
    }

    // The groups decide the split; with others the test images would be among those trained on.
    [Fact]
    public async Task ChooseAsync_GroupsOfTheTrainingChanged_IsRefused()
    {
        ImageDataset whole = SampleSets.Index(2, Enumerable.Range(0, 100).Select(number => SampleSets.Sample(number, number % 2)));
        string Groups(int size) => "path,group\n" + string.Concat(Enumerable.Range(0, 100).Select(number => $"image{number:D6}.png,g{number / size}\n"));
        var data = new DataConfig { Root = "x", Groups = folder.Write("groups.csv", Groups(4)) };
        CheckpointInfo info = await InfoAsync(whole, data);

        Assert.Equal(info.SplitDigest is null, (await ChooseAsync(info, whole, new EvaluationOptions())).Leaked is null);
        folder.Write("groups.csv", Groups(5));
        CheckpointException exception = await Assert.ThrowsAsync<CheckpointException>(() => ChooseAsync(info, whole, new EvaluationOptions()));
        Assert.Contains("groups.csv changed?", exception.Message, StringComparison.Ordinal);
        File.Delete(folder.At("groups.csv"));
        await Assert.ThrowsAsync<DatasetException>(() => ChooseAsync(info, whole, new EvaluationOptions()));
    }

    private static Task<EvaluationSplit> ChooseAsync(CheckpointInfo info, ImageDataset dataset, EvaluationOptions options) =>
        EvaluationSplit.ChooseAsync("run", info, dataset, options, CancellationToken.None);

    private static async Task<CheckpointInfo> InfoAsync(ImageDataset dataset, DataConfig data)
    {
        var config = new ExperimentConfig { Name = "x", Data = data };
        ImageDataset divided = await TrainingData.DivideAsync(dataset, config, _ => { }, CancellationToken.None);
        return new CheckpointInfo
        {
            Id = "",
            Configuration = config,
            Classes = dataset.Classes,
            Preprocessing = new Preprocessing { ImageSize = 8 },
            Normalization = new() { Mean = [0], Std = [1] },
            DatasetName = dataset.Name,
            DatasetDigest = dataset.Digest,
            SplitDigest = MedScan.Datasets.Indexing.DatasetDigest.OfSplit(divided.Samples),
            Precision = Precision.Float32,
            Progress = new() { StepsPerEpoch = 1 },
        };
    }
}
