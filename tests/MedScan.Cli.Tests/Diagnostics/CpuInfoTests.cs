using MedScan.Cli.Diagnostics;

namespace MedScan.Cli.Tests.Diagnostics;

public class CpuInfoTests
{
    // Shortened from a Xeon of the Sapphire Rapids generation: two sockets, one core each, two threads per core.
    private const string TwoSockets = """
        processor	: 0
        model name	: Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz
        physical id	: 0
        core id		: 0
        flags		: fpu avx2 avx512f avx512_bf16 amx_bf16 amx_tile

        processor	: 1
        model name	: Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz
        physical id	: 0
        core id		: 0

        processor	: 2
        physical id	: 1
        core id		: 0

        processor	: 3
        physical id	: 1
        core id		: 0
        """;

    [Fact]
    public void Parse_TwoSocketsWithTwoThreadsPerCore_CountsCoresOnce()
    {
        CpuInfo processor = CpuInfo.Parse(TwoSockets.Split('\n'));

        Assert.Equal("Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz", processor.Model);
        Assert.Equal(2, processor.Cores);
        Assert.Contains("amx_bf16", processor.Flags);
        Assert.DoesNotContain("avx", processor.Flags); // a feature, not a prefix
    }

    [Fact]
    public void Parse_Arm_CountsLogicalProcessorsAndReadsFeatures()
    {
        CpuInfo processor = CpuInfo.Parse(["processor : 0", "Features : fp asimd bf16", "processor : 1", "Features : fp asimd bf16"]);

        Assert.Equal(2, processor.Cores);
        Assert.Contains("bf16", processor.Flags);
    }

    [Fact]
    public void Parse_Nothing_IsUnknown() => Assert.Equal("unknown", CpuInfo.Parse([]).Model);
}
