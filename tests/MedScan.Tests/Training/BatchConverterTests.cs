using MedScan.Training;
using static TorchSharp.torch;

namespace MedScan.Tests.Training;

public sealed class BatchConverterTests
{
    // By hand: (255 / 255 - 0.5) / 0.25 = 2, (0 - 0.5) / 0.25 = -2, (51 / 255 - 0.1) / 0.5 = 0.2.
    [Fact]
    public void Convert_TwoImages_NormalizesEachChannelAndMovesChannelsFirst()
    {
        using var converter = new BatchConverter(new Normalization { Mean = [0.5, 0.1, 0], Std = [0.25, 0.5, 1] }, 2, 3);
        var bytes = new byte[2 * 2 * 2 * 3];
        (bytes[0], bytes[1], bytes[2]) = (255, 51, 255); // image 0, row 0, column 0
        bytes[^1] = 102; // image 1, row 1, column 1, blue

        using Tensor images = converter.Convert(bytes, 2);

        Assert.Equal(new long[] { 2, 3, 2, 2 }, images.shape);
        Assert.Equal(2, images[0, 0, 0, 0].item<float>(), 1e-6f);
        Assert.Equal(0.2f, images[0, 1, 0, 0].item<float>(), 1e-6f);
        Assert.Equal(1, images[0, 2, 0, 0].item<float>(), 1e-6f);
        Assert.Equal(-2, images[1, 0, 1, 1].item<float>(), 1e-6f);
        Assert.Equal(-0.2f, images[1, 1, 1, 1].item<float>(), 1e-6f);
        Assert.Equal(0.4f, images[1, 2, 1, 1].item<float>(), 1e-6f);
        Assert.Equal(1, images.stride()[1]); // channels are innermost in memory
    }

    [Fact]
    public void Convert_ChannelWithoutContrast_StaysFinite()
    {
        using var converter = new BatchConverter(new Normalization { Mean = [0], Std = [0] }, 2, 1);

        using Tensor images = converter.Convert(new byte[4], 1);

        Assert.True(images.isfinite().all().item<bool>());
    }
}
