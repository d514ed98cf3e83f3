using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Tensors;

// Expected values by hand.
public class IndexAssignmentTests
{
    [Fact]
    public void Set_PositionRangeAndMask_ChangesThoseElements()
    {
        Tensor values = zeros(3, 4);
        values[0] = 1f;
        values[1, 2] = 5f;
        values[.., 3..] = tensor(new float[,] { { 7 }, { 8 }, { 9 } });
        values[TensorIndex.Tensor(values == 0)] = -1f;

        Assert.Equal([1f, 1, 1, 7, -1, -1, 5, 8, -1, -1, -1, 9], values.data<float>().ToArray());
    }

    [Fact]
    public void Set_IndexTensors_ChangesThoseElements()
    {
        Tensor values = zeros(2, 3);
        values[tensor(new long[] { 0, 1 }), tensor(new long[] { 2, 0 })] = tensor(new float[] { 5, 6 });
        values[TensorIndex.Colon, TensorIndex.Tensor(tensor(new long[] { 1 }))] = 9f;

        Assert.Equal([0f, 9, 5, 6, 9, 0], values.data<float>().ToArray());
    }

    [Fact]
    public void IndexPut_Accumulate_AddsUp()
    {
        Tensor counts = zeros(3);
        counts.index_put_(ones(1), [tensor(new long[] { 1, 1, 2 })], accumulate: true);

        Assert.Equal([0f, 2, 1], counts.data<float>().ToArray());
    }

    [Fact]
    public void Set_ValueWithLeadingOnesAndOtherType_IsFitted()
    {
        Tensor values = zeros(3);
        values[..] = tensor(new long[,] { { 1, 2, 3 } });

        Assert.Equal([1f, 2, 3], values.data<float>().ToArray());
    }

    [Fact]
    public void Get_View_SharesMemory()
    {
        Tensor values = zeros(2, 2);
        values[1].fill_(3);

        Assert.Equal([0f, 0, 3, 3], values.data<float>().ToArray());
    }

    [Fact]
    public void Get_MaskOfAnotherShape_IsRefused() =>
        Assert.Throws<ArgumentException>(() => zeros(2, 3)[TensorIndex.Tensor(ones(3, dtype: @bool))]);
}
