using static TorchSharp.torch;

namespace MedScan.Torch.Tests;

public class MemoryFormatsTests
{
    // Strides by hand: (N, C, H, W) = (2, 3, 4, 5) with channels last is C = 1, W = 3, H = 15, N = 60.
    [Fact]
    public void ContiguousChannelsLast_Image_ChangesStridesAndNothingElse()
    {
        Tensor image = arange(120, float32).view(2, 3, 4, 5);
        Tensor last = image.contiguous_channels_last();

        Assert.Equal([60, 1, 15, 3], last.stride());
        Assert.True(last.is_contiguous_channels_last());
        Assert.False(last.is_contiguous());
        Assert.False(image.is_contiguous_channels_last());
        Assert.True(last.Equals(image));
        Assert.Equal(image.data<float>().ToArray(), last.data<float>().ToArray());
    }

    [Fact]
    public void ToChannelsLast_Type_ConvertsBoth()
    {
        Tensor last = ones(1, 3, 2, 2).to_channels_last(bfloat16);

        Assert.Equal(bfloat16, last.dtype);
        Assert.Equal([12, 1, 6, 3], last.stride());
    }

    [Fact]
    public void ContiguousChannelsLast_ThreeDimensions_IsRefused() =>
        Assert.Throws<TorchException>(() => ones(1, 2, 3).contiguous_channels_last());
}
