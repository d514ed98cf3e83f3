using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Autograd;

public class GradientTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> s_functions = new()
    {
        ["exp"] = x => x.exp(),
        ["tanh"] = x => x.tanh(),
        ["softmax"] = x => x.softmax(1) * arange(3, float64),
        ["log_softmax"] = x => x.log_softmax(0).square(),
        ["matmul"] = x => x.mm(x.t()),
        ["index"] = x => x[TensorIndex.Ellipsis, 1..].pow(3),
        ["cat"] = x => cat([x, x * x], 1).sigmoid(),
        ["std"] = x => x.std(1),
        ["max"] = x => x.max(1).values.square(),
        ["where"] = x => torch.where(x > 0, x.sin(), x * x),
        ["addcmul"] = x => x.addcmul(x, x.cos(), 0.5),
        ["logsumexp"] = x => x.logsumexp(0),
    };

    public static TheoryData<string> Functions => [.. s_functions.Keys];

    // The gradient by definition: central differences in double precision.
    [Theory]
    [MemberData(nameof(Functions))]
    public void Backward_Function_MatchesCentralDifferences(string function)
    {
        const double Step = 1e-6;
        Func<Tensor, Tensor> f = s_functions[function];
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[,] { { -1.5, 0.25, 2.0 }, { 0.5, -0.75, 3.0 } }, requires_grad: true);
        f(x).sum().backward();
        double[] gradient = x.grad!.data<double>().ToArray();

        for (int k = 0; k < gradient.Length; k++)
        {
            Tensor up = x.detach().clone(), down = x.detach().clone();
            up.data<double>()[k] += Step;
            down.data<double>()[k] -= Step;
            double expected = (f(up).sum().item<double>() - f(down).sum().item<double>()) / (2 * Step);
            Assert.Equal(expected, gradient[k], 1e-6 * (1 + Math.Abs(expected)));
        }
    }

    [Fact]
    public void Grad_TwoBackwardPasses_SumsUp()
    {
        using Tensor x = tensor(new[] { 1f, 2 }, requires_grad: true);
        (x * x).sum().backward();
        (x * x).sum().backward();

        Assert.Equal([4f, 8], x.grad!.data<float>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void AutogradGrad_SecondDerivative_OfACube()
    {
        using Tensor x = tensor(new[] { 2.0 }, requires_grad: true);
        Tensor first = autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        Tensor second = autograd.grad([first], [x])[0];

        Assert.Equal(12, first.item<double>(), 12);
        Assert.Equal(12, second.item<double>(), 12);
        Assert.Null(x.grad);
    }

    [Fact]
    public void AutogradGrad_UnusedInput_IsNullWhenAllowedElseAnError()
    {
        using Tensor x = ones(1, requires_grad: true), unused = ones(1, requires_grad: true);

        Assert.Null(autograd.grad([x * 2], [unused], allow_unused: true)[0]);
        Assert.Throws<TorchException>(() => autograd.grad([x * 2], [unused]));
    }

    [Fact]
    public void Backward_NonScalarWithWeights_WeighsTheOutputs()
    {
        using Tensor x = tensor(new[] { 1f, 2 }, requires_grad: true);
        (x * 3).backward([tensor(new[] { 1f, 10 })]);

        Assert.Equal([3f, 30], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Backward_NotAScalar_SaysSo()
    {
        using Tensor x = ones(2, requires_grad: true);
        TorchException failure = Assert.Throws<TorchException>(() => (x * 2).backward());

        Assert.Equal("grad can be implicitly created only for scalar outputs (in backward)", failure.Message);
    }

    [Fact]
    public void NoGrad_Nested_RestoresTheFormerMode()
    {
        using Tensor x = ones(1, requires_grad: true);
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
                Assert.True((x * 2).requires_grad);
            Assert.False(is_grad_enabled());
        }

        Assert.True(is_grad_enabled());
        Assert.False((x * 2).is_leaf);
    }

    [Fact]
    public void InferenceMode_Result_CannotTakePartInGradients()
    {
        using Tensor x = ones(1, requires_grad: true);
        Tensor inferred;
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            inferred = x * 2;
        }

        Assert.False(is_inference_mode_enabled());
        Assert.Throws<TorchException>(() => x * inferred);
    }

    [Fact]
    public void RequiresGrad_WholeNumbers_IsRefused() =>
        Assert.Throws<TorchException>(() => arange(3).requires_grad_());

    [Fact]
    public void RetainGrad_Result_GetsAGradient()
    {
        using Tensor x = ones(1, requires_grad: true);
        Tensor middle = x * 3;
        middle.retain_grad();
        (middle * middle).backward();

        Assert.Equal(6, middle.grad!.item<float>());
        Assert.False(middle.detach().requires_grad);
    }
}
