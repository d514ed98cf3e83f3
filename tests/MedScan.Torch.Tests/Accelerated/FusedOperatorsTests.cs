using MedScan.Torch.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Accelerated;

/// <summary>ATen's own operators, in float32, are the reference for every fused one.</summary>
public sealed class FusedOperatorsTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public FusedOperatorsTests() => manual_seed(11);

    public void Dispose() => _scope.Dispose();

    // In bfloat16 the inputs are rounded first, so what remains is the rounding of results: 2^-8 of the magnitude.
    [Theory]
    [InlineData(ScalarType.Float32, 64, 64, 3, 1, 1, 9, 2e-5)]
    [InlineData(ScalarType.Float32, 3, 20, 7, 2, 3, 17, 2e-5)]
    [InlineData(ScalarType.BFloat16, 64, 64, 3, 1, 1, 8, 1e-2)]
    [InlineData(ScalarType.BFloat16, 3, 64, 7, 2, 3, 17, 1e-2)]
    [InlineData(ScalarType.BFloat16, 32, 128, 1, 2, 0, 8, 1e-2)]
    [InlineData(ScalarType.BFloat16, 5, 7, 3, 1, 0, 6, 1e-2)]
    public void MixedConv2d_ValueAndGradients_MatchConv2d(
        ScalarType dtype, long inputs, long outputs, long kernel, long stride, long padding, long side, double tolerance)
    {
        Tensor image = Rounded(randn([4, inputs, side, side]), dtype);
        Tensor weight = Rounded(randn([outputs, inputs, kernel, kernel]) / Math.Sqrt(inputs * kernel * kernel), dtype);
        (Tensor Value, Tensor[] Gradients) expected = WithGradients(
            leaves => Ops.Call("conv2d", leaves[0], leaves[1], default, new[] { stride, stride }, new[] { padding, padding }),
            image, weight);

        (Tensor Value, Tensor[] Gradients) actual = WithGradients(
            leaves => FusedOperators.MixedConv2d(
                leaves[0].to(dtype), leaves[1], null, [stride, stride], [padding, padding], [1, 1]),
            image, weight);

        AssertClose(expected.Value, actual.Value, tolerance);
        AssertClose(expected.Gradients[0], actual.Gradients[0], tolerance);
        AssertClose(expected.Gradients[1], actual.Gradients[1], tolerance);
    }

    [Fact]
    public void MixedConv2d_BiasAndDilation_MatchConv2d()
    {
        Tensor image = randn([2, 6, 11, 9]), weight = randn([8, 6, 3, 3]), bias = randn([8]);
        Tensor expected = Ops.Call("conv2d", image, weight, bias, new long[] { 1, 2 }, new long[] { 2, 1 }, new long[] { 2, 1 });

        AssertClose(expected, FusedOperators.MixedConv2d(image, weight, bias, [1, 2], [2, 1], [2, 1]), 1e-4);
    }

    [Theory]
    [InlineData(ScalarType.Float32, false, true, 1e-4)]
    [InlineData(ScalarType.Float32, true, true, 1e-4)]
    [InlineData(ScalarType.Float32, true, false, 1e-4)]
    [InlineData(ScalarType.BFloat16, true, true, 2e-2)]
    [InlineData(ScalarType.BFloat16, false, false, 2e-2)]
    public void BatchNormAct_ValueGradientsAndStatistics_MatchSeparateOperators(
        ScalarType dtype, bool withResidual, bool relu, double tolerance)
    {
        // A mean far from zero would cancel in a naive E[x^2] - E[x]^2.
        Tensor input = Rounded(randn([8, 24, 13, 7]) * 0.5 + 3, dtype);
        Tensor residual = Rounded(randn([8, 24, 13, 7]), dtype);
        Tensor weight = rand([24]) + 0.5, bias = randn([24]);
        Tensor expectedMean = zeros([24]), expectedVariance = ones([24]), actualMean = zeros([24]), actualVariance = ones([24]);

        (Tensor Value, Tensor[] Gradients) expected = WithGradients(
            leaves =>
            {
                Tensor normed = Ops.Call(
                    "batch_norm", leaves[0], leaves[2], leaves[3], expectedMean, expectedVariance, true, 0.1, 1e-5, false);
                Tensor sum = withResidual ? normed + leaves[1] : normed + leaves[1] * 0;
                return relu ? sum.relu() : sum;
            },
            input, residual, weight, bias);
        (Tensor Value, Tensor[] Gradients) actual = WithGradients(
            leaves => FusedOperators.BatchNormAct(
                leaves[0].to(dtype), withResidual ? leaves[1].to(dtype) : null, leaves[2], leaves[3], actualMean, actualVariance,
                0.1, 1e-5, relu) + (withResidual ? 0 : leaves[1] * 0),
            input, residual, weight, bias);

        AssertClose(expected.Value, actual.Value, tolerance);
        AssertClose(expectedMean, actualMean, 1e-5);
        AssertClose(expectedVariance, actualVariance, 1e-5);
        for (int i = 0; i < 4; i++)
            AssertClose(expected.Gradients[i], actual.Gradients[i], tolerance);
    }

    [Fact]
    public void BatchNormAct_OtherThreadCount_SameBits()
    {
        Tensor input = randn([16, 32, 20, 20]).to(ScalarType.BFloat16), one = ones([32]), zero = zeros([32]);
        int before = get_num_threads();
        try
        {
            set_num_threads(1);
            Tensor single = FusedOperators.BatchNormAct(input, null, one, zero, zero.clone(), one.clone(), 0.1, 1e-5, true);
            set_num_threads(3);
            Tensor several = FusedOperators.BatchNormAct(input, null, one, zero, zero.clone(), one.clone(), 0.1, 1e-5, true);
            Assert.Equal(0, (single != several).sum().ToInt64());
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Theory]
    [InlineData(ScalarType.Float32, 3, 2, 1, 15)]
    [InlineData(ScalarType.BFloat16, 3, 2, 1, 16)]
    [InlineData(ScalarType.BFloat16, 2, 2, 0, 8)]
    [InlineData(ScalarType.Float32, 3, 1, 1, 5)]
    public void MaxPool2d_ValueAndGradient_MatchMaxPool2d(ScalarType dtype, long kernel, long stride, long padding, long side)
    {
        Tensor image = Rounded(randn([3, 20, side, side + 2]), dtype);
        (Tensor Value, Tensor[] Gradients) expected = WithGradients(
            leaves => Ops.Call("max_pool2d", leaves[0], new[] { kernel, kernel }, new[] { stride, stride }, new[] { padding, padding }), image);

        (Tensor Value, Tensor[] Gradients) actual = WithGradients(
            leaves => FusedOperators.MaxPool2d(leaves[0].to(dtype), [kernel, kernel], [stride, stride], [padding, padding]), image);

        AssertClose(expected.Value, actual.Value, 0);
        // Windows overlap: sums of a few gradients, rounded once in bfloat16.
        AssertClose(expected.Gradients[0], actual.Gradients[0], dtype == ScalarType.Float32 ? 1e-6 : 1e-2);
    }

    [Fact]
    public void FusedOperators_WrongShapes_AreManagedExceptions()
    {
        Tensor image = randn([2, 3, 8, 8]), four = ones([4]), three = ones([3]);
        Assert.Throws<TorchException>(() => FusedOperators.MixedConv2d(image, randn([4, 5, 3, 3]), null, [1, 1], [1, 1], [1, 1]));
        Assert.Throws<TorchException>(() => FusedOperators.MixedConv2d(image, randn([4, 3, 9, 9]), null, [1, 1], [0, 0], [1, 1]));
        Assert.Throws<TorchException>(() => FusedOperators.MixedConv2d(image, randn([4, 3, 3, 3]), null, [0, 1], [1, 1], [1, 1]));
        Assert.Throws<TorchException>(() => FusedOperators.MixedConv2d(randn([3, 8]), randn([4, 3, 3, 3]), null, [1, 1], [1, 1], [1, 1]));
        Assert.Throws<TorchException>(() => FusedOperators.BatchNormAct(image, null, four, four, four, four, 0.1, 1e-5, true));
        Assert.Throws<TorchException>(() => FusedOperators.BatchNormAct(image, randn([2, 3, 8, 7]), three, three, three, three, 0.1, 1e-5, true));
        Assert.Throws<TorchException>(() => FusedOperators.MaxPool2d(image, [3, 3], [2, 2], [2, 2]));
        TorchException e = Assert.Throws<TorchException>(() => FusedOperators.MaxPool2d(randn([2, 3, 1, 1]), [3, 3], [2, 2], [0, 0]));
        Assert.Contains("max_pool2d", e.Message, StringComparison.Ordinal);
    }

    private static Tensor Rounded(Tensor value, ScalarType dtype) => value.to(dtype).to(ScalarType.Float32);

    // The gradient of sum(result * fixed random weights), so that every output counts differently.
    private static (Tensor Value, Tensor[] Gradients) WithGradients(Func<Tensor[], Tensor> function, params Tensor[] leaves)
    {
        Tensor[] tracked = [.. leaves.Select(leaf => leaf.detach().clone().requires_grad_())];
        Tensor value = function(tracked).to(ScalarType.Float32);
        using var generator = new Generator(5);
        Tensor direction = randn(value.shape, generator: generator);
        (value * direction).sum().backward();
        return (value.detach(), [.. tracked.Select(leaf => leaf.grad!)]);
    }

    // Relative to the largest expected magnitude: single values near zero say little about a sum of thousands.
    private static void AssertClose(Tensor expected, Tensor actual, double tolerance)
    {
        Assert.Equal(expected.shape, actual.shape);
        double scale = Math.Max(1, expected.abs().max().ToDouble()), worst = (expected - actual.to(ScalarType.Float32)).abs().max().ToDouble();
        Assert.True(worst <= tolerance * scale, $"differs by {worst}, largest value {scale}");
    }
}
