using MedScan.Experiments;

namespace MedScan.Tests.Experiments;

// Excerpts of /proc/cpuinfo, shortened; counts by hand.
public sealed class ProcessorInfoTests
{
    [Fact]
    public void Parse_TwoCoresWithTwoThreads_CountsCoresOnce()
    {
        string text = string.Concat(new[] { (0, 0), (0, 1), (1, 0), (0, 0) }.Select(place =>
            $"processor\t: 0\nmodel name\t: Xeon: gold\nphysical id\t: {place.Item1}\ncore id\t\t: {place.Item2}\n"
            + "flags\t\t: fpu avx2 amx_bf16 avx512_bf16 avx\n\n"));
        ProcessorInfo processor = ProcessorInfo.Parse(text, 4);
        Assert.Equal(("Xeon: gold", 4, 3), (processor.Name, processor.LogicalCores, processor.PhysicalCores));
        Assert.Equal(["avx", "avx2", "avx512_bf16", "amx_bf16"], processor.Features);
    }

    [Fact]
    public void Parse_Arm_HasNoCoreIds()
    {
        ProcessorInfo processor = ProcessorInfo.Parse("processor\t: 0\nFeatures\t: fp asimd bf16\n", 2);
        Assert.Null(processor.PhysicalCores);
        Assert.Equal(["asimd", "bf16"], processor.Features);
    }
}
