using MedScan.Torch.Tests.Reference;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.NN;

// Expected values: Debian's python3-torch, see Reference/expected.py.
public class GradientClippingTests
{
    [Theory]
    [InlineData("norm 2")]
    [InlineData("norm 3")]
    [InlineData("norm inf")]
    [InlineData("norm large limit")]
    [InlineData("value")]
    public void Clip_TwoParameters_EqualsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [nn.Parameter(Values.Wave([3, 4])), nn.Parameter(Values.Wave([5]))];
        foreach (var (k, parameter) in parameters.Index())
            parameter.grad = Values.Wave(parameter.shape, k, 2);
        // A parameter without a gradient does not count.
        Parameter[] all = [.. parameters, nn.Parameter(zeros(2))];
        double norm = 0;
        switch (name)
        {
            case "norm 2": norm = nn.utils.clip_grad_norm_(all, 1.5); break;
            case "norm 3": norm = nn.utils.clip_grad_norm_(all, 0.5, 3); break;
            case "norm inf": norm = nn.utils.clip_grad_norm_(all, 0.25, double.PositiveInfinity); break;
            case "norm large limit": norm = nn.utils.clip_grad_norm_(all, 100); break;
            default: nn.utils.clip_grad_value_(all, 0.4); break;
        }
        var expected = Values.Of("clip " + name);
        Assert.Equal(expected[0][0], norm, 1e-5);
        Values.AssertClose(expected[1], parameters[0].grad!);
        Values.AssertClose(expected[2], parameters[1].grad!);
    }

    [Fact]
    public void ClipGradNorm_NoGradients_IsZero() => Assert.Equal(0, nn.utils.clip_grad_norm_([], 1));

    [Fact]
    public void ClipGradNorm_NotANumber_IsReported()
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(zeros(2));
        parameter.grad = tensor(new[] { float.NaN, 1 });
        Assert.True(double.IsNaN(nn.utils.clip_grad_norm_([parameter], 1)));
    }
}
