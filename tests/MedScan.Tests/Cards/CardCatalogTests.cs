using MedScan.Cards;
using MedScan.Datasets;
using MedScan.Tests.Datasets;

namespace MedScan.Tests.Cards;

public sealed class CardCatalogTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Open_NoFolder_HasTheCardsThatComeWithMedScan()
    {
        CardCatalog catalog = await CardCatalog.OpenAsync(folder.At("nothing"));
        Assert.Equal(["brain-mri", "chest-ct", "chest-xray", "chest-xray-kermany", "cifar10"], catalog.Cards.Select(card => card.Name));
        Assert.Empty(catalog.Faulty);
        Assert.All(catalog.Cards, card => Assert.True(card.Source.Url is not null || card.Source.Login is not null));
        Assert.All(catalog.Cards, card => Assert.NotEmpty(card.Faults));
    }

    [Fact]
    public async Task Open_FolderWithCards_TheyWinAndFaultyOnesAreKeptAside()
    {
        folder.Write("brain-mri.yaml", SampleCard.Yaml);
        folder.Write("mine.yaml", SampleCard.Yaml);
        folder.Write("broken.yaml", "titel: x");
        CardCatalog catalog = await CardCatalog.OpenAsync(folder.Path);
        Assert.Equal("Sample", catalog.Get("brain-mri").Title);
        Assert.Equal("mine", catalog.Get("mine").Path);
        Assert.Throws<DatasetCardException>(() => catalog.Find("broken"));
        Assert.Contains("did you mean chest-ct?", Assert.Throws<UnknownCardException>(() => catalog.Get("chest-tc")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_FolderOfThatName_WinsOverTheCard()
    {
        Directory.CreateDirectory(folder.At("raw/brain-mri"));
        Assert.Equal(folder.At("raw/brain-mri"), await DatasetLocator.ResolveAsync("brain-mri", "none", folder.At("raw"), default));
        Assert.Equal(folder.Path, await DatasetLocator.ResolveAsync(folder.Path, "none", folder.At("raw"), default));
        Assert.Equal("no/such/folder", await DatasetLocator.ResolveAsync("no/such/folder", "none", folder.At("raw"), default));
        Assert.Equal("entirely-else", await DatasetLocator.ResolveAsync("entirely-else", "none", folder.At("raw"), default));
    }

    [Theory]
    [InlineData("brain-mri", "medscan data get brain-mri")]
    [InlineData("chest-ct", "medscan data get chest-ct --from ~/Downloads/archive.zip")]
    [InlineData("chest-ct", "https://www.kaggle.com/datasets/mohamedhanyyy/chest-ctscan-images")]
    public async Task Resolve_CardIsNotHere_SaysHowToGetIt(string name, string said)
    {
        DatasetMissingException exception = await Assert.ThrowsAsync<DatasetMissingException>(
            () => DatasetLocator.ResolveAsync(name, "none", folder.At("raw"), default));
        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_NearlyACard_SaysWhich() => Assert.Contains(
        "did you mean the card brain-mri?",
        (await Assert.ThrowsAsync<DatasetException>(() => DatasetLocator.ResolveAsync("brain-mir", "none", folder.At("raw"), default))).Message,
        StringComparison.Ordinal);
}
