using MedScan.Cli.Diagnostics;

namespace MedScan.Cli.Tests.Diagnostics;

public class BlasProbeTests
{
    // Where Debian 12's packages libblas3, libopenblas0-openmp and libatlas3-base put their libraries.
    [Theory]
    [InlineData("/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0", true)]
    [InlineData("/usr/lib/x86_64-linux-gnu/openblas-openmp/libblas.so.3", false)]
    [InlineData("/usr/lib/x86_64-linux-gnu/atlas/libblas.so.3.10.3", false)]
    public void Describe_ReferenceBlas_IsAWarningWithTheCommandThatMendsIt(string library, bool isReference)
    {
        Finding finding = BlasProbe.Describe(library, "libblas.so.3-x86_64-linux-gnu");

        Assert.Equal(isReference ? FindingState.Warning : FindingState.Fine, finding.State);
        Assert.Equal(isReference, finding.Remedy?.Contains("libopenblas0-openmp", StringComparison.Ordinal) ?? false);
    }
}
