using TorchSharp.Utils;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Utils;

// Expected values by hand.
public class TensorAccessorTests
{
    [Fact]
    public void Elements_OfATransposedView_AreInRowMajorOrder()
    {
        using TensorAccessor<long> values = arange(6).view(2, 3).t().data<long>();

        Assert.Equal([0L, 3, 1, 4, 2, 5], values.ToArray());
        Assert.Equal([0L, 3, 1, 4, 2, 5], values);
        Assert.Equal(4, values[1, 1]);
        Assert.Equal(4, values[3]);
        Assert.Equal(6, values.Count);
        Assert.Equal(new long[,] { { 0, 3 }, { 1, 4 }, { 2, 5 } }, values.ToNDArray());
    }

    [Fact]
    public void Set_OneElement_ChangesTheTensor()
    {
        Tensor tensor = zeros(2, 2);
        TensorAccessor<float> values = tensor.t().data<float>();
        values[0, 1] = 5;
        values[3] = 7;

        Assert.Equal([0f, 0, 5, 7], tensor.data<float>().ToArray());
    }

    [Fact]
    public void CopyTo_Offsets_CopiesWhatBothHave()
    {
        long[] target = new long[5];
        arange(10).data<long>().CopyTo(target, 2, 8);

        Assert.Equal([0L, 0, 8, 9, 0], target);
    }

    [Fact]
    public void CopyFrom_ViewAndWhole_WritesInRowMajorOrder()
    {
        Tensor tensor = zeros(2, 2);
        tensor.data<float>().CopyFrom([1, 2, 3, 4]);
        tensor.t().data<float>().CopyFrom([9, 8], 0, 1);

        Assert.Equal([1f, 8, 9, 4], tensor.data<float>().ToArray());
    }

    [Fact]
    public void Index_OutOfRange_IsRefused()
    {
        TensorAccessor<float> values = zeros(2, 3).data<float>();

        Assert.Throws<ArgumentOutOfRangeException>(() => values[6]);
        Assert.Throws<ArgumentOutOfRangeException>(() => values[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => values[0, 3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => values[0, 0, 0]);
    }

    [Fact]
    public void Empty_Tensor_HasNoElements() => Assert.Empty(zeros(0, 3).data<float>().ToArray());
}
