using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Tensors;

// Expected numbers: PyTorch 1.13.1 from Python.
public class ConversionTests
{
    [Fact]
    public void Bfloat16_RoundTrip_RoundsAsPyTorch()
    {
        float[] values = [1, 1.0039062f, 1.01171875f, 3.1415927f, -2.71828f, 1e-40f, float.PositiveInfinity];
        float[] expected = [1.0f, 1.0f, 1.015625f, 3.140625f, -2.71875f, 9.183549615799121e-41f, float.PositiveInfinity];

        Tensor rounded = tensor(values).bfloat16();

        Assert.Equal(expected, rounded.@float().data<float>().ToArray());
        Assert.Equal(expected, rounded.data<BFloat16>().ToArray().Select(value => value.ToSingle()));
        Assert.Equal(expected, values.Select(value => new BFloat16(value).ToSingle()));
    }

    [Fact]
    public void Half_OutOfRange_BecomesInfinite() =>
        Assert.Equal(
            [0.0999755859375f, 65504, float.PositiveInfinity, 0],
            tensor(new[] { 0.1f, 65504, 70000, 1e-8f }).half().@float().data<float>().ToArray());

    [Fact]
    public void To_WholeNumbers_CutsTheFraction()
    {
        Assert.Equal([1, -1, 300], tensor(new[] { 1.9f, -1.9f, 300.5f }).to(int32).data<int>().ToArray());
        Assert.Equal([false, true], tensor(new[] { 0f, 0.5f }).@bool().data<bool>().ToArray());
        Assert.Equal([1, 0], tensor(new[] { true, false }).@byte().data<byte>().ToArray());
    }

    [Fact]
    public void To_SameType_SharesMemoryUnlessACopyIsAsked()
    {
        Tensor original = ones(2), same = original.to(float32), copy = original.to(float32, copy: true);
        original.zero_();

        Assert.Equal(0, same.sum().item<float>());
        Assert.Equal(2, copy.sum().item<float>());
        Assert.False(ReferenceEquals(original, same));
        same.Dispose();
        Assert.False(original.IsInvalid);
    }

    [Fact]
    public void To_DisposeAfter_DisposesTheOriginal()
    {
        Tensor original = ones(2);
        Tensor converted = original.to(float64, disposeAfter: true);

        Assert.True(original.IsInvalid);
        Assert.Equal(2, converted.sum().item<double>());
    }

    [Fact]
    public void To_OtherTensorAndDevices_GivesTypeAndPlace()
    {
        Assert.Equal(float64, ones(2).to(ones(1, dtype: float64)).dtype);
        Assert.Equal(DeviceType.CPU, ones(2).cpu().device_type);
        Assert.True(ones(2, device: META).is_meta);
        Assert.Equal("cpu", ones(1).to("cpu").device.ToString());
        Assert.False(cuda.is_available());
    }

    [Fact]
    public void Item_WrongTypeOrCount_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ones(1).item<double>());
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Equal(1, ones(1).ToDouble());
        Assert.Equal(3, (long)tensor(3.7f));
        Assert.Throws<ArgumentException>(() => ones(2).ToSingle());
    }

    [Fact]
    public void Bytes_GetAndSet_AreTheMemory()
    {
        Tensor values = tensor(new[] { 1f, 2 });
        Assert.Equal(BitConverter.GetBytes(2f), values.bytes[4..].ToArray());
        values.bytes = new byte[8];

        Assert.Equal([0f, 0], values.data<float>().ToArray());
        Assert.Throws<InvalidOperationException>(() => values.bytes = new byte[7]);
        Assert.Throws<InvalidOperationException>(() => ones(2, 3).t().bytes.Length);
    }

    [Fact]
    public void Scalar_Conversions_KeepTheNumber()
    {
        Assert.Equal(float32, ((Scalar)1.5f).Type);
        Assert.Equal(1.5, ((Scalar)1.5f).ToDouble());
        Assert.Equal(long.MaxValue, ((Scalar)long.MaxValue).ToInt64());
        Assert.Equal(1, ((Scalar)true).ToInt32());
        Assert.True(((Scalar)(Half)0.5).ToBoolean());
    }
}
