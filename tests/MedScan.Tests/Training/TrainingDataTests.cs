using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Tests.Datasets;
using MedScan.Training;

namespace MedScan.Tests.Training;

public sealed class TrainingDataTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task DivideAsync_Groups_StayInOneSplitAndMissingImagesAreTold()
    {
        ImageDataset dataset = SampleSets.Index(2, Enumerable.Range(0, 100).Select(number => SampleSets.Sample(number, number % 2)));
        string csv = folder.Write(
            "groups.csv", "path,group\n" + string.Concat(Enumerable.Range(0, 90).Select(number => $"image{number:D6}.png,g{number / 6}\n")));
        List<string> notices = [];

        ImageDataset divided = await TrainingData.DivideAsync(
            dataset, new ExperimentConfig { Name = "x", Data = new DataConfig { Root = "x", Groups = csv } }, notices.Add, CancellationToken.None);

        Assert.Empty(SplitReport.Of(divided).StraddlingGroups);
        Assert.Equal(90, divided.Samples.Count(sample => sample.Group is not null));
        Assert.StartsWith($"10 images are not in {csv}, such as 'image000090.png'", Assert.Single(notices), StringComparison.Ordinal);
    }
}
