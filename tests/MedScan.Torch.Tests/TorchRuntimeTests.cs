using TorchSharp;

namespace MedScan.Torch.Tests;

public class TorchRuntimeTests
{
    [Fact]
    public void Version_IsANumberWithParts() => Assert.True(System.Version.TryParse(TorchRuntime.Version, out _), torch.__version__);

    [Fact]
    public void Configuration_NamesItsParts() => Assert.Contains("ATen/Parallel", TorchRuntime.Configuration, StringComparison.Ordinal);

    [Fact]
    public void MkldnnEnabled_SwitchedOff_CanBeSwitchedOn()
    {
        bool former = TorchRuntime.MkldnnEnabled;
        TorchRuntime.MkldnnEnabled = false;
        Assert.False(TorchRuntime.MkldnnEnabled);
        TorchRuntime.MkldnnEnabled = former;
        Assert.Equal(former, TorchRuntime.MkldnnEnabled);
    }
}
