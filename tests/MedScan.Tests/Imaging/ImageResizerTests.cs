using MedScan.Imaging;

namespace MedScan.Tests.Imaging;

// Expected pixels: Pillow 9.4's resize with BILINEAR, see Fixtures/make-fixtures.py. The contract is one grey level;
// the arithmetic is the same, so equality is asked for.
public class ImageResizerTests
{
    [Theory]
    [InlineData(16, 16)]
    [InlineData(13, 31)]
    [InlineData(42, 9)]
    [InlineData(55, 47)]
    [InlineData(5, 40)]
    [InlineData(1, 1)]
    public void Resize_AnyShape_EqualsPillow(int width, int height)
    {
        foreach (ColorMode color in new[] { ColorMode.Rgb, ColorMode.Grayscale })
        {
            PixelImage result = ImageResizer.Resize(Fixture.Expected("resize-source", color), width, height);
            Fixture.AssertClose(Fixture.Expected($"resize-{width}x{height}", color), result, tolerance: 0);
        }
    }

    [Fact]
    public void Resize_SameSides_ChangesNothing()
    {
        PixelImage source = Fixture.Expected("resize-source", ColorMode.Rgb);
        Fixture.AssertClose(source, ImageResizer.Resize(source, source.Width, source.Height), tolerance: 0);
    }

    // A constant stays itself at any size, and the weights must not round white to 254 or wrap it to 0.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(254)]
    [InlineData(255)]
    public void Resize_ConstantImage_StaysConstant(byte value)
    {
        byte[] pixels = new byte[37 * 23];
        Array.Fill(pixels, value);
        var source = new PixelImage(37, 23, ColorMode.Grayscale, pixels);
        foreach (int side in new[] { 1, 7, 22, 64, 301 })
        {
            Assert.All(ImageResizer.Resize(source, side, side).Pixels.ToArray(), sample => Assert.Equal(value, sample));
        }
    }

    // So long that the rows are not handled in blocks. By hand: each half keeps its value, the two samples at the edge
    // in the middle of 1000 : 1 keep theirs to within the share of the neighbour's triangle.
    [Fact]
    public void Resize_VeryLongRow_AveragesIt()
    {
        byte[] pixels = new byte[600_000];
        Array.Fill(pixels, (byte)200, 300_000, 300_000);
        byte[] result = ImageResizer.Resize(new PixelImage(600_000, 1, ColorMode.Grayscale, pixels), 600, 1).Pixels.ToArray();
        Assert.All(result[..299], sample => Assert.Equal(0, sample));
        Assert.All(result[301..], sample => Assert.Equal(200, sample));
        Assert.Equal((25, 175), (result[299], result[300])); // a triangle's tail beyond half its half-width is 1/8 of it
    }

    [Fact]
    public void ToSquare_Stretch_EqualsResize()
    {
        PixelImage square = ImageResizer.ToSquare(Fixture.Expected("resize-source", ColorMode.Rgb), 16, ResizeMode.Stretch);
        Fixture.AssertClose(Fixture.Expected("resize-16x16", ColorMode.Rgb), square, tolerance: 0);
    }

    [Theory]
    [InlineData(ResizeMode.Crop, "crop-16")]
    [InlineData(ResizeMode.Pad, "pad-16")]
    public void ToSquare_Rectangle_EqualsPillow(ResizeMode mode, string expected)
    {
        PixelImage square = ImageResizer.ToSquare(Fixture.Expected("resize-source", ColorMode.Rgb), 16, mode);
        Fixture.AssertClose(Fixture.Expected(expected, ColorMode.Rgb), square, tolerance: 0);
    }

    [Theory]
    [InlineData(ResizeMode.Crop)]
    [InlineData(ResizeMode.Pad)]
    public void ToSquare_ExtremeAspect_StaysSmall(ResizeMode mode)
    {
        var thread = new PixelImage(200_000, 1, ColorMode.Grayscale, new byte[200_000]);
        Assert.Equal((64, 64), (ImageResizer.ToSquare(thread, 64, mode).Width, ImageResizer.ToSquare(thread, 64, mode).Height));
    }

    [Fact]
    public void Resize_ImpossibleArguments_IsTheCallersBug()
    {
        PixelImage source = Fixture.Expected("resize-source", ColorMode.Rgb);
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageResizer.Resize(source, 0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageResizer.ToSquare(source, 0, ResizeMode.Pad));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageResizer.ToSquare(source, 8, (ResizeMode)9));
    }
}
