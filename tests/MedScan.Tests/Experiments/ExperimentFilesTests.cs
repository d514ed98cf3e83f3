using MedScan.Experiments;

namespace MedScan.Tests.Experiments;

/// <summary>The experiments that come with the project.</summary>
public sealed class ExperimentFilesTests
{
    [Theory]
    [InlineData("quickstart.yaml", "quickstart")]
    [InlineData("brain-mri/base.yaml", "base")]
    [InlineData("brain-mri/small-cnn.yaml", "brain-mri-small-cnn")]
    [InlineData("brain-mri/resnet18.yaml", "brain-mri-resnet18")]
    [InlineData("chest-xray/pneumoniamnist.yaml", "chest-xray-pneumoniamnist")]
    [InlineData("chest-xray/balance.yaml", "chest-xray-balance")]
    public async Task LoadAsync_ShippedExperiment_IsValid(string file, string name) =>
        Assert.Equal(name, (await ExperimentLoader.LoadAsync(Path.Combine(Folder(), file), ["train.epochs=1"])).Name);

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MedScan.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "experiments");
    }
}
