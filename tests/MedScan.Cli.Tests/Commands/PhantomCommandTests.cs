namespace MedScan.Cli.Tests.Commands;

public sealed class PhantomCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("medscan phantom ").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    private Task<int> RunAsync(params string[] args) => new Application(_output, _error).RunAsync(["phantom", _folder, .. args]);

    [Fact]
    public async Task Phantom_SmallSet_WritesTheImagesAndCountsThem()
    {
        Assert.Equal(0, await RunAsync("--count", "40", "--size", "32"));
        Assert.Equal(40, Directory.EnumerateFiles(_folder, "*.png", SearchOption.AllDirectories).Count());
        Assert.StartsWith($"40 images in {_folder}\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phantom_SizeOutOfRange_Exits2()
    {
        Assert.Equal(2, await RunAsync("--size", "3"));
        Assert.Contains("ImageSize", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phantom_SizeIsNoNumber_Exits2() => Assert.Equal(2, await RunAsync("--size", "large"));

    [Fact]
    public async Task Phantom_FolderHoldsSomethingElse_Exits1AndLeavesItAlone()
    {
        string file = Path.Combine(_folder, "thesis.txt");
        await File.WriteAllTextAsync(file, "years of work");
        Assert.Equal(1, await RunAsync("--count", "40"));
        Assert.Equal("years of work", await File.ReadAllTextAsync(file));
    }
}
