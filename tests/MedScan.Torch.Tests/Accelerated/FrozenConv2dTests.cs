using MedScan.Torch.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Accelerated;

public sealed class FrozenConv2dTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public FrozenConv2dTests() => manual_seed(3);

    public void Dispose() => _scope.Dispose();

    // 64 and 128 channels with a 3x3 kernel take Winograd's way where the processor has AVX512-BF16; odd sides test its borders.
    [Theory]
    [InlineData(ScalarType.Float32, 64, 64, 3, 1, 8, 2e-5)]
    [InlineData(ScalarType.BFloat16, 64, 64, 3, 1, 8, 1e-2)]
    [InlineData(ScalarType.BFloat16, 32, 128, 3, 1, 7, 1e-2)]
    [InlineData(ScalarType.BFloat16, 16, 64, 3, 1, 1, 1e-2)]
    [InlineData(ScalarType.BFloat16, 64, 64, 3, 2, 9, 1e-2)]
    [InlineData(ScalarType.BFloat16, 3, 24, 7, 2, 16, 1e-2)]
    [InlineData(ScalarType.BFloat16, 64, 128, 1, 2, 8, 1e-2)]
    public void Run_SumAndReLU_MatchConv2d(
        ScalarType dtype, long inputs, long outputs, long kernel, long stride, long side, double tolerance)
    {
        long padding = kernel / 2;
        Tensor image = randn([5, inputs, side, side]).to(dtype);
        Tensor weight = (randn([outputs, inputs, kernel, kernel]) / Math.Sqrt(inputs * kernel * kernel)).to(dtype).to(ScalarType.Float32);
        Tensor bias = randn([outputs]);
        Tensor convolved = Ops.Call(
            "conv2d", image.to(ScalarType.Float32), weight, bias, new[] { stride, stride }, new[] { padding, padding });
        Tensor sum = randn(convolved.shape).to(dtype);
        Tensor expected = (convolved + sum.to(ScalarType.Float32)).relu();
        using var frozen = new FrozenConv2d(weight, bias, [stride, stride], [padding, padding], [1, 1], true, dtype);

        Tensor actual = frozen.Run(image, sum.clone()).to(ScalarType.Float32);

        double worst = (expected - actual).abs().max().ToDouble(), scale = expected.abs().max().ToDouble();
        Assert.True(worst <= tolerance * scale, $"differs by {worst}, largest value {scale}");
    }

    [Fact]
    public void Run_WithoutSumOrReLU_KeepsNegativeValues()
    {
        Tensor image = ones([1, 1, 2, 2]), weight = full([1, 1, 1, 1], -2), bias = full([1], 0.5);
        using var frozen = new FrozenConv2d(weight, bias, [1, 1], [0, 0], [1, 1], false, ScalarType.Float32);

        Assert.Equal([-1.5f, -1.5f, -1.5f, -1.5f], frozen.Run(image).data<float>().ToArray());
    }

    // A served network answers many at once: what one run works with must not be another's.
    [Theory]
    [InlineData(ScalarType.Float32, 1, 12, 3)]
    [InlineData(ScalarType.Float32, 3, 20, 3)]
    [InlineData(ScalarType.Float32, 24, 40, 1)]
    [InlineData(ScalarType.BFloat16, 3, 20, 3)]
    [InlineData(ScalarType.BFloat16, 64, 64, 3)]
    public void Run_OnManyThreadsAtOnce_GivesEachItsOwnResult(ScalarType dtype, long inputs, long outputs, long kernel)
    {
        const int Threads = 4, Rounds = 400;
        using var frozen = new FrozenConv2d(
            randn([outputs, inputs, kernel, kernel]), randn([outputs]), [1, 1], [kernel / 2, kernel / 2], [1, 1], true, dtype);
        Tensor[] images = [.. Enumerable.Range(0, Threads).Select(_ => randn([1, inputs, 12, 12]).to(dtype))];
        float[][] expected = [.. images.Select(image => frozen.Run(image).to(ScalarType.Float32).data<float>().ToArray())];
        var wrong = 0;

        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            set_num_threads(1);
            for (var round = 0; round < Rounds; round++)
            {
                using DisposeScope scope = NewDisposeScope();
                if (!frozen.Run(images[number]).to(ScalarType.Float32).data<float>().ToArray().AsSpan().SequenceEqual(expected[number]))
                    Interlocked.Increment(ref wrong);
            }
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Run_AfterDispose_IsAnError()
    {
        var frozen = new FrozenConv2d(ones([1, 1, 1, 1]), ones([1]), [1, 1], [0, 0], [1, 1], false, ScalarType.Float32);
        frozen.Dispose();
        frozen.Dispose();

        Assert.Throws<TorchException>(() => frozen.Run(ones([1, 1, 2, 2])));
    }

    [Fact]
    public void Run_FromManyThreads_SameResult()
    {
        Tensor image = randn([2, 64, 12, 12]).to(ScalarType.BFloat16);
        using var frozen = new FrozenConv2d(randn([64, 64, 3, 3]), randn([64]), [1, 1], [1, 1], [1, 1], true, ScalarType.BFloat16);
        Tensor expected = frozen.Run(image);

        int[] differences = [.. Enumerable.Range(0, 16).AsParallel().Select(_ =>
        {
            using DisposeScope scope = NewDisposeScope();
            return (int)(frozen.Run(image) != expected).sum().ToInt64();
        })];

        Assert.All(differences, count => Assert.Equal(0, count));
    }

    [Fact]
    public void Constructor_WrongDtype_IsAnError() =>
        Assert.Throws<TorchException>(() =>
            new FrozenConv2d(ones([1, 1, 1, 1]), ones([1]), [1, 1], [0, 0], [1, 1], false, ScalarType.Float64));
}
