using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Randomness;

// Expected numbers: PyTorch 1.13.1 from Python with the same seeds.
[Collection(nameof(DefaultGenerator))]
public class RandomTests
{
    [Fact]
    public void Rand_Seeded_GivesPyTorchsNumbers()
    {
        manual_seed(0);
        Near([0.49625658988952637, 0.7682217955589294, 0.08847743272781372], rand(3));
        manual_seed(0);
        Near([1.5409960746765137, -0.293428897857666, -2.1787893772125244, 0.5684312582015991], randn(4));
        manual_seed(5);
        Near([0.6605037450790405, -0.7477781772613525, 0.8149393796920776], empty(3).uniform_(-1, 1));
        manual_seed(6);
        Near([1.2512028217315674, 3.0126736164093018, 6.436934471130371], empty(3).normal_(5, 2));
        manual_seed(7);
        Near([0.1638219654560089, 0.159891739487648, 0.9905877113342285], empty(3).exponential_(2));
        manual_seed(0);
        Near([0.9700530018065531, 0.707819864399788], rand(2, dtype: float64));
    }

    // From 16 numbers on, libtorch draws with another, vectorised algorithm.
    [Fact]
    public void Randn_ManyNumbers_GivesPyTorchsNumbers()
    {
        manual_seed(42);
        Near([-0.3097267746925354, -0.3957104980945587, 0.8034093379974365, -0.6215953826904297], randn(20)[16..]);
    }

    [Fact]
    public void Integers_Seeded_GivesPyTorchsNumbers()
    {
        manual_seed(1);
        Assert.Equal([45, 39, 24, 68, 63, 13], randint(0, 100, [6]).data<long>().ToArray());
        manual_seed(2);
        Assert.Equal([0, 4, 7, 2, 6, 5, 1, 3], randperm(8).data<long>().ToArray());
        manual_seed(3);
        Assert.Equal([1, 1, 1, 1, 1, 1, 0, 0], full(8, 0.5).bernoulli().data<float>().ToArray());
        manual_seed(4);
        Assert.Equal([2, 3, 0, 3, 3, 2], tensor(new float[] { 1, 2, 3, 4 }).multinomial(6, true).data<long>().ToArray());
    }

    [Fact]
    public void Generator_OfItsOwn_LeavesTheDefaultAlone()
    {
        manual_seed(0);
        using var generator = new Generator(0);
        Near([0.49625658988952637, 0.7682217955589294, 0.08847743272781372], rand(3, generator: generator));
        Near([0.49625658988952637, 0.7682217955589294, 0.08847743272781372], rand(3));
        Assert.Equal(0, generator.initial_seed());
    }

    [Fact]
    public void RngState_Restored_GoesOnWithTheSameNumbers()
    {
        manual_seed(9);
        _ = rand(5);
        using Tensor state = get_rng_state();
        float[] first = rand(4).data<float>().ToArray();
        set_rng_state(state);

        Assert.Equal(uint8, state.dtype);
        Assert.Equal(first, rand(4).data<float>().ToArray());
    }

    [Fact]
    public void RngState_NotAState_IsRefused() =>
        Assert.Throws<TorchException>(() => set_rng_state(zeros(3, dtype: uint8)));

    [Fact]
    public void InitialSeed_AfterManualSeed_IsThatSeed()
    {
        manual_seed(123);
        Assert.Equal(123, initial_seed());
        Assert.Equal(random.seed(), random.initial_seed());
    }

    [Fact]
    public void Normal_MeanAndDeviation_AreMet()
    {
        manual_seed(0);
        Tensor drawn = normal(3, 0.5, [10000]);

        Assert.Equal(3, drawn.mean().item<float>(), 0.02f);
        Assert.Equal(0.5, drawn.std().item<float>(), 0.02f);
    }

    private static void Near(double[] expected, Tensor drawn)
    {
        double[] values = drawn.to_type(float64).data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (int k = 0; k < values.Length; k++)
            Assert.Equal(expected[k], values[k], 1e-6);
    }
}
