namespace MedScan.Tracking.Tests.Runs;

// Output lines as git-status(1), "Porcelain Format Version 2", gives them.
public sealed class GitStateTests
{
    [Theory]
    [InlineData("# branch.oid 3695004\n# branch.head main\n", "main", false)]
    [InlineData("# branch.oid 3695004\n# branch.head (detached)\n", null, false)]
    [InlineData("# branch.oid 3695004\n# branch.head a/b\n# branch.ab +1 -0\n1 .M N... 100644 100644 100644 a b x.cs\n", "a/b", true)]
    public void Parse_Status_IsRead(string output, string? branch, bool isDirty) =>
        Assert.Equal(new GitState("3695004", branch, isDirty), GitState.Parse(output));

    [Fact]
    public void Parse_NoCommitYet_IsNull() => Assert.Null(GitState.Parse("# branch.oid (initial)\n# branch.head main\n"));

    [Fact]
    public async Task ReadAsync_NoRepositoryOrNoFolder_IsNull()
    {
        string folder = Directory.CreateTempSubdirectory("medscan-git-").FullName;
        Assert.Null(await GitState.ReadAsync(folder));
        Directory.Delete(folder);
        Assert.Null(await GitState.ReadAsync(folder));
    }
}
