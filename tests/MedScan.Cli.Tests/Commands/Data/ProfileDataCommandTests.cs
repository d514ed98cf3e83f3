using MedScan.Datasets;
using MedScan.Screening;

namespace MedScan.Cli.Tests.Commands.Data;

public sealed class ProfileDataCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("medscan profile ").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    private Task<int> RunAsync(params string[] args) => new Application(_output, _error).RunAsync(["data", "profile", .. args]);

    [Fact]
    public async Task Profile_OfPhantoms_CanBeLoaded()
    {
        string data = Path.Combine(_folder, "phantoms"), file = Path.Combine(_folder, "profile.json");
        await PhantomGenerator.GenerateAsync(data, new PhantomOptions { Count = 60, ImageSize = 32 });

        Assert.Equal(0, await RunAsync(data, "--output", file, "--false-rejections", "0.05"));

        InputProfile profile = await InputProfile.LoadAsync(file);
        Assert.Equal(0.05, profile.FalseRejectionRate);
        Assert.StartsWith($"{file}: learnt from {profile.Images} images of phantoms", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.7")]
    [InlineData("many")]
    public async Task Profile_RateOutOfRange_Exits2(string rate) =>
        Assert.Equal(2, await RunAsync(_folder, "--false-rejections", rate));

    [Fact]
    public async Task Profile_NoSuchData_Exits1AndWritesNothing()
    {
        string file = Path.Combine(_folder, "profile.json");

        Assert.Equal(1, await RunAsync(Path.Combine(_folder, "absent"), "--output", file));

        Assert.False(File.Exists(file));
    }
}
