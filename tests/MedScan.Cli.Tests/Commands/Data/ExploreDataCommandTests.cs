using System.Text.Json;
using MedScan.Datasets;

namespace MedScan.Cli.Tests.Commands.Data;

public sealed class ExploreDataCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("medscan explore ").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    private string Phantoms => Path.Combine(_folder, "phantoms");

    private Task<int> RunAsync(params string[] args) => new Application(_output, _error).RunAsync(["data", .. args]);

    private Task<ImageDataset> DrawAsync() => PhantomGenerator.GenerateAsync(Phantoms, new PhantomOptions { Count = 60, ImageSize = 32 });

    [Fact]
    public async Task Explore_Phantoms_ShowsCountsSizesLevelsAndBalance()
    {
        ImageDataset dataset = await DrawAsync();
        await File.WriteAllTextAsync(Path.Combine(Phantoms, dataset.Samples[0].Path), "broken");

        Assert.Equal(0, await RunAsync("explore", Phantoms));

        string text = _output.ToString();
        Assert.StartsWith("phantoms: 60 images in 4 classes, ", text, StringComparison.Ordinal);
        Assert.Contains("32 x 32 (100 %)", text, StringComparison.Ordinal);
        Assert.Contains("grey, 8 bit: 59", text, StringComparison.Ordinal);
        Assert.Contains("train.balance: ", text, StringComparison.Ordinal);
        Assert.Contains("Unreadable: 1 image,", text, StringComparison.Ordinal);
        Assert.Contains("█", text, StringComparison.Ordinal);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Explore_Json_IsOneObject()
    {
        await DrawAsync();

        Assert.Equal(0, await RunAsync("explore", Phantoms, "--json", "--image-size", "16"));

        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        Assert.Equal(60, json.RootElement.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Explore_Html_WritesAPageOfItsOwn()
    {
        await DrawAsync();
        string page = Path.Combine(_folder, "report.html");

        Assert.Equal(0, await RunAsync("explore", Phantoms, "--html", page));

        string text = await File.ReadAllTextAsync(page);
        Assert.Contains("Classes and their balance", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=\"http", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(page, _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--image-size", "7")]
    [InlineData("--image-size", "large")]
    [InlineData("--threshold", "0")]
    [InlineData("--html", "absent/report.html")]
    public async Task Explore_OptionOutOfRange_Exits2(string option, string value)
    {
        await DrawAsync();
        Assert.Equal(2, await RunAsync("explore", Phantoms, option, value));
        Assert.NotEmpty(_error.ToString());
    }

    [Fact]
    public async Task Explore_NothingReadable_Exits1()
    {
        foreach (string name in new[] { "a", "b" })
        {
            Directory.CreateDirectory(Path.Combine(_folder, "bad", name));
            await File.WriteAllTextAsync(Path.Combine(_folder, "bad", name, "x.png"), name);
        }

        Assert.Equal(1, await RunAsync("explore", Path.Combine(_folder, "bad")));
        Assert.Contains("2 of 2 images cannot be used", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Balance_Phantoms_ListsEveryRemedy()
    {
        await DrawAsync();

        Assert.Equal(0, await RunAsync("balance", Phantoms));

        foreach (string word in new[] { "none", "class-weights", "effective-number", "balanced-sampling", "oversampling", "focal", "Imbalance ratio" })
            Assert.Contains(word, _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Balance_Json_HoldsTheWeights()
    {
        await DrawAsync();

        Assert.Equal(0, await RunAsync("balance", Phantoms, "--json", "--batch-size", "8"));

        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        JsonElement none = json.RootElement.GetProperty("remedies")[0];
        Assert.Equal(8, none.GetProperty("per_batch").EnumerateArray().Sum(value => value.GetDouble()), 9);
    }

    [Theory]
    [InlineData("--beta", "1")]
    [InlineData("--batch-size", "0")]
    [InlineData("--focal-gamma", "-1")]
    public async Task Balance_OptionOutOfRange_Exits2(string option, string value)
    {
        await DrawAsync();
        Assert.Equal(2, await RunAsync("balance", Phantoms, option, value));
        Assert.Empty(_output.ToString());
    }
}
