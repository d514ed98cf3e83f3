using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Creation;

// Values by hand, or as Python's PyTorch gives them for the same call.
public class CreationTests
{
    [Fact]
    public void Zeros_EveryWayToGiveASize_GivesThatShape()
    {
        Assert.Equal([3], zeros(3).shape);
        Assert.Equal([3, 4], zeros(3, 4).shape);
        Assert.Equal([3, 4, 5], ones(3L, 4, 5).shape);
        Assert.Equal([2, 3, 4, 5], empty(2, 3, 4, 5).shape);
        Assert.Equal([2, 2], zeros([2, 2]).shape);
        Assert.Empty(zeros(Array.Empty<long>()).shape);
        Assert.Equal([0, 3], zeros(0, 3).shape);
    }

    [Fact]
    public void Ones_TypeAndGradient_AreAsAsked()
    {
        Tensor asked = ones(2, dtype: float64, requires_grad: true);

        Assert.Equal([1.0, 1], asked.data<double>().ToArray());
        Assert.True(asked.requires_grad);
        Assert.Equal(float32, ones(1).dtype);
        Assert.Equal(float32, full(2, 2, 1).dtype);
        Assert.Equal([2.5f, 2.5f], full(2, 2.5).data<float>().ToArray());
    }

    [Fact]
    public void Zeros_NamedDimensions_AreRefused() =>
        Assert.Throws<NotSupportedException>(() => zeros(2, names: ["rows"]));

    [Fact]
    public void Arange_WholeNumbers_GiveInt64ElseFloats()
    {
        Assert.Equal([0L, 1, 2, 3, 4], arange(5).data<long>().ToArray());
        Assert.Equal([1f, 2], arange(1, 2.5).data<float>().ToArray());
        Assert.Equal([0f, 0.25f, 0.5f, 0.75f], arange(0, 1, 0.25).data<float>().ToArray());
        Assert.Equal([5, 3, 1], arange(5, 0, -2, int32).data<int>().ToArray());
    }

    [Fact]
    public void Linspace_IncludesBothEnds()
    {
        Assert.Equal([0f, 0.25f, 0.5f, 0.75f, 1], linspace(0, 1, 5).data<float>().ToArray());
        Assert.Equal([1f, 10, 100], logspace(0, 2, 3).data<float>().ToArray());
    }

    [Fact]
    public void Eye_Rectangular_HasOnesOnTheDiagonal()
    {
        Assert.Equal([1f, 0, 0, 0, 1, 0], eye(2, 3).data<float>().ToArray());
        Assert.Equal([3, 3], eye(3).shape);
    }

    [Fact]
    public void Like_TakesShapeAndTypeOfTheOther()
    {
        Tensor other = ones(2, 3, dtype: float64);

        Assert.Equal(float64, zeros_like(other).dtype);
        Assert.Equal([2, 3], other.randn_like().shape);
        Assert.Equal(int32, other.full_like(7, int32).dtype);
        Assert.Equal(7, other.full_like(7, int32)[1, 2].item<int>());
        Assert.Equal(float64, other.new_zeros([4]).dtype);
        Assert.InRange(other.randint_like(3, 5).min().item<double>(), 3, 4);
    }

    [Fact]
    public void DefaultDtype_Set_IsUsedByNewTensors()
    {
        // Set to what it is: other tests run beside this one.
        set_default_dtype(float32);

        Assert.Equal(float32, get_default_dtype());
        Assert.Throws<ArgumentException>(() => set_default_dtype(int32));
    }

    [Fact]
    public void Size_ConversionsAndSum_ByHand()
    {
        Size size = (2L, 3L, 4L);

        Assert.Equal(24, size.numel());
        Assert.Equal(new Size([2L, 3, 4, 5]), size + 5);
        Assert.True(new Size(new[] { 3, 4 }) == size.Slice(1, 3));
        Assert.Equal([2, 3, 4], ones(1).expand(size).shape);
    }
}
