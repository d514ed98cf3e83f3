namespace MedScan.Cli.Tests.Commands.Kernels;

/// <summary>Programs of other people against the kernels: Jupyter's suite, its client, nbclient, nbconvert, its console.</summary>
public sealed class PythonClientTests(InstalledKernels kernels) : IClassFixture<InstalledKernels>
{
    [SkippableTheory]
    [InlineData("suite.py", "CSharpKernelTests")]
    [InlineData("suite.py", "FSharpKernelTests")]
    [InlineData("clients.py", "CSharpClientTests")]
    [InlineData("clients.py", "FSharpClientTests")]
    [InlineData("clients.py", "CSharpMemoryTests")]
    [InlineData("clients.py", "CSharpDeathTests")]
    [InlineData("clients.py", "FSharpDeathTests")]
    [InlineData("clients.py", "CSharpNotebookTests")]
    [InlineData("clients.py", "FSharpNotebookTests")]
    public void Suite_OfPythonClients_PassesWithoutASkippedTest(string file, string name)
    {
        (int code, string output) = kernels.RunSuite(file, name);

        Assert.True(code == 0, output);
        Assert.DoesNotContain("skipped", output, StringComparison.Ordinal);
    }
}
