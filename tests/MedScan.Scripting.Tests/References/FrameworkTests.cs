using MedScan.Scripting.References;

namespace MedScan.Scripting.Tests.References;

public sealed class FrameworkTests : IDisposable
{
    private readonly string _packs = Directory.CreateTempSubdirectory("packs-").FullName;

    public void Dispose() => Directory.Delete(_packs, recursive: true);

    private void Install(string pack, string framework) => Directory.CreateDirectory(Path.Combine(_packs, pack, "ref", framework));

    // As text 10.0.9 would be the greatest, and 10.0.12-rc.1 greater than 10.0.12.
    [Theory]
    [InlineData("net10.0", "10.0.12/ref/net10.0")]
    [InlineData("net11.0", "11.0.0-rc.2/ref/net11.0")]
    [InlineData("net9.0", null)]
    public void NewestPack_OfSeveralVersions_IsTheNewestForTheFramework(string framework, string? expected)
    {
        foreach (string pack in (string[])["10.0.9", "10.0.12", "10.0.12-rc.1"])
            Install(pack, "net10.0");
        foreach (string pack in (string[])["11.0.0-rc.2", "11.0.0-preview.7", "notes"])
            Install(pack, "net11.0");
        Install("9.0.1", "net8.0");

        Assert.Equal(expected is null ? null : Path.Combine(_packs, expected), Framework.NewestPack(_packs, framework));
    }

    [Fact]
    public void NewestPack_WithoutAnSdk_IsNone() =>
        Assert.Null(Framework.NewestPack(Path.Combine(_packs, "missing"), "net10.0"));
}
