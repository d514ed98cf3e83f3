using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Creation;

public class TensorFromValuesTests
{
    [Fact]
    public void Tensor_Array_CopiesAndKeepsTheType()
    {
        float[] values = [1, 2, 3];
        Tensor copy = tensor(values);
        values[0] = 9;

        Assert.Equal([1f, 2, 3], copy.data<float>().ToArray());
        Assert.Equal(float32, copy.dtype);
    }

    [Fact]
    public void Tensor_EveryElementType_KeepsItsValues()
    {
        Assert.Equal([1, 255], tensor(new byte[] { 1, 255 }).data<byte>().ToArray());
        Assert.Equal([-1, 127], tensor(new sbyte[] { -1, 127 }).data<sbyte>().ToArray());
        Assert.Equal([-1, 300], tensor(new short[] { -1, 300 }).data<short>().ToArray());
        Assert.Equal([-1, 70000], tensor(new[] { -1, 70000 }).data<int>().ToArray());
        Assert.Equal([-1, 1L << 40], tensor(new[] { -1, 1L << 40 }).data<long>().ToArray());
        Assert.Equal([(Half)0.5], tensor(new[] { (Half)0.5 }).data<Half>().ToArray());
        Assert.Equal([(BFloat16)0.5f], tensor(new[] { (BFloat16)0.5f }).data<BFloat16>().ToArray());
        Assert.Equal([0.1], tensor(new[] { 0.1 }).data<double>().ToArray());
        Assert.Equal([true, false], tensor(new[] { true, false }).data<bool>().ToArray());
    }

    [Fact]
    public void Tensor_MultiDimensionalArray_KeepsItsShape()
    {
        Assert.Equal([2, 3], tensor(new int[2, 3]).shape);
        Assert.Equal([2, 3, 4], tensor(new double[2, 3, 4]).shape);
        Assert.Equal([1, 2, 3, 4], tensor(new long[1, 2, 3, 4]).shape);
        Assert.Equal(6, tensor(new[,] { { 1, 2, 3 }, { 4, 5, 6 } })[1, 2].item<int>());
    }

    [Fact]
    public void Tensor_Dimensions_ShapesRowByRow()
    {
        Tensor shaped = tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]);

        Assert.Equal(4, shaped[1, 0].item<float>());
        Assert.Equal(4, tensor(new List<float> { 1, 2, 3, 4 }, 2, 2)[1, 1].item<float>());
    }

    [Fact]
    public void Tensor_TooFewValuesForTheShape_IsRefused()
    {
        ArgumentException failure = Assert.Throws<ArgumentException>(() => tensor(new float[] { 1, 2 }, [3]));

        Assert.StartsWith("mismatched total size creating a tensor from an array: 3 vs. 2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensor_TypeAndGradient_AreAsAsked()
    {
        Tensor asked = tensor(new[] { 1, 2 }, dtype: float32, requires_grad: true);

        Assert.Equal(float32, asked.dtype);
        Assert.True(asked.requires_grad);
        Assert.True(asked.is_leaf);
    }

    [Fact]
    public void Tensor_Scalar_HasNoDimensions()
    {
        Assert.Empty(tensor(3f).shape);
        Assert.Equal(int64, tensor(3L).dtype);
        Assert.Equal(int32, tensor(3).dtype);
        Assert.Equal(float64, tensor(3.0).dtype);
        Assert.Equal(@bool, tensor(true).dtype);
        Assert.Equal(float32, tensor(3.0, float32).dtype);
    }

    [Fact]
    public void Tensor_ImplicitFromNumbersAndArrays_KeepsTheType()
    {
        Tensor number = 2.5f, array = new long[] { 1, 2 }, scalar = (Scalar)1.5;

        Assert.Equal(float32, number.dtype);
        Assert.Equal([2], array.shape);
        Assert.Equal(1.5, scalar.item<double>());
    }

    [Fact]
    public void FromArray_SharesMemoryBothWays()
    {
        float[,] values = { { 1, 2 }, { 3, 4 } };
        using Tensor shared = from_array(values);
        values[1, 1] = 9;
        shared[0, 0] = 7f;

        Assert.Equal(9, shared[1, 1].item<float>());
        Assert.Equal(7, values[0, 0]);
    }

    [Fact]
    public void FromArray_ArrayForgotten_KeepsItAlive()
    {
        Tensor shared = from_array(Enumerable.Range(0, 1000).ToArray());
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Equal(499500, shared.sum().item<long>());
        shared.Dispose();
    }

    [Fact]
    public void Frombuffer_Stretch_SharesIt()
    {
        short[] values = [1, 2, 3, 4, 5];
        Tensor shared = frombuffer(values, int16, 3, 1);
        values[2] = 30;

        Assert.Equal([2, 30, 4], shared.data<short>().ToArray());
        Assert.Throws<ArgumentException>(() => frombuffer(values, int16, 5, 1));
        Assert.Throws<ArgumentException>(() => frombuffer(values, int16, 1, 5));
    }

    [Fact]
    public void FromArray_UnknownElementType_IsRefused() =>
        Assert.Throws<ArgumentException>(() => from_array(new[] { DateTime.UnixEpoch }));
}
