using MedScan.Cli.Diagnostics;
using MedScan.Experiments;

namespace MedScan.Cli.Tests.Diagnostics;

public class ProcessorProbeTests
{
    private static Dictionary<string, Finding> Describe(params string[] features) =>
        ProcessorProbe.Describe(new ProcessorInfo("A processor", 8, 4, features)).ToDictionary(finding => finding.Name);

    [Fact]
    public void Describe_Xeon_ListsItsFeaturesOnly()
    {
        Dictionary<string, Finding> findings = Describe("avx", "avx2", "avx512f", "avx512_bf16");

        Assert.Equal("4 (8 hardware threads usable)", findings["Cores"].Value);
        Assert.Equal("yes", findings["AVX512-BF16"].Value);
        Assert.Equal("no", findings["AMX-BF16"].Value);
        Assert.All(findings.Values, finding => Assert.Equal(FindingState.Fine, finding.State));
    }

    [Fact]
    public void Describe_NoAvx2_Warns() => Assert.Equal(FindingState.Warning, Describe("avx")["AVX2"].State);

    [Fact]
    public void Describe_Arm_IsNotToldToHaveAvx2()
    {
        Dictionary<string, Finding> findings = Describe("asimd", "bf16");

        Assert.DoesNotContain("AVX2", findings.Keys);
        Assert.Equal("yes", findings["BF16"].Value);
    }
}
