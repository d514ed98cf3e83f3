namespace MedScan.Cli.Tests;

public class RepositoryFolderTests
{
    [Fact]
    public void Path_InsideTheRepository_IsTheFolderOfTheSolution() =>
        Assert.True(File.Exists(Path.Combine(RepositoryFolder.Path!, "MedScan.sln")));

    [Fact]
    public void Resolve_OnlyInTheClone_PointsIntoTheClone() =>
        Assert.Equal(Path.Combine(RepositoryFolder.Path!, "lib", "Native.targets"), RepositoryFolder.Resolve("lib/Native.targets"));

    [Fact]
    public void Resolve_NowhereToBeFound_PointsBelowTheCurrentFolder() =>
        Assert.Equal(Path.GetFullPath("no/such/file"), RepositoryFolder.Resolve("no/such/file"));

    [Fact]
    public void Resolve_InBothPlaces_PrefersTheCurrentFolder() =>
        Assert.Equal(Path.GetFullPath("MedScan.Cli.dll"), RepositoryFolder.Resolve("MedScan.Cli.dll"));
}
