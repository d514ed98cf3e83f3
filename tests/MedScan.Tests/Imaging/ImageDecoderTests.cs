using MedScan.Imaging;

namespace MedScan.Tests.Imaging;

// Expected pixels: Pillow 9.4, see Fixtures/make-fixtures.py.
public class ImageDecoderTests
{
    public static TheoryData<string> PillowFiles =>
    [
        "gray.jpg", "rgb444.jpg", "rgb420.jpg", "progressive.jpg", "cmyk.jpg", "ycck.jpg",
        "gray1.png", "gray2.png", "gray4.png", "gray8.png", "palette4.png", "rgb8.png",
        "rgb8-interlaced.png", "gray2-interlaced.png", "exif-orientation6.png", "gray16.png", "rgb16.png",
        "orientation1.jpg", "orientation2.jpg", "orientation3.jpg", "orientation4.jpg",
        "orientation5.jpg", "orientation6.jpg", "orientation7.jpg", "orientation8.jpg",
    ];

    [Theory]
    [MemberData(nameof(PillowFiles))]
    public void Decode_OpaqueFile_EqualsPillow(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        foreach (ColorMode color in new[] { ColorMode.Rgb, ColorMode.Grayscale })
        {
            PixelImage image = ImageDecoder.Decode(Fixture.Path(file), new DecodeOptions { Color = color });
            Fixture.AssertClose(Fixture.Expected(name, color), image, tolerance: 0);
        }
    }

    [Theory]
    [InlineData("rgba8")]
    [InlineData("gray-alpha8")]
    [InlineData("palette4-alpha")]
    public void Decode_Transparency_IsBlendedOverBlack(string name)
    {
        // alpha_composite rounds in its own way: one level of tolerance.
        Fixture.AssertClose(Fixture.Expected(name, ColorMode.Rgb), ImageDecoder.Decode(Fixture.Path(name + ".png")), tolerance: 1);
        PixelImage gray = ImageDecoder.Decode(Fixture.Path(name + ".png"), new DecodeOptions { Color = ColorMode.Grayscale });
        Fixture.AssertClose(Fixture.Expected(name, ColorMode.Grayscale), gray, tolerance: 1);
    }

    [Fact]
    public void Decode_BytesWithTrailingGarbage_IgnoresIt()
    {
        foreach (string file in new[] { "rgb420.jpg", "rgb8.png" })
        {
            byte[] bytes = [.. Fixture.Bytes(file), .. "left over"u8];
            Fixture.AssertClose(ImageDecoder.Decode(Fixture.Path(file)), ImageDecoder.Decode(bytes, file), tolerance: 0);
        }
    }

    // By hand: 304 x 200 may be halved thrice before a side falls below 25, twice for 50, once for 100, and never for 101.
    [Theory]
    [InlineData(0, 304, 200)]
    [InlineData(25, 38, 25)]
    [InlineData(50, 76, 50)]
    [InlineData(100, 152, 100)]
    [InlineData(101, 304, 200)]
    public void Decode_MinSide_HalvesAJpegWhileBothSidesStayLongEnough(int minSide, int width, int height)
    {
        PixelImage image = ImageDecoder.Decode(Fixture.Path("large.jpg"), new DecodeOptions { MinSide = minSide });
        Assert.Equal((width, height), (image.Width, image.Height));
    }

    // 33 x 25 is odd: half of it would hold a column and a row of the encoder's filling.
    [Fact]
    public void Decode_MinSideOfAnOddJpeg_KeepsTheFullSize()
    {
        PixelImage image = ImageDecoder.Decode(Fixture.Path("rgb420.jpg"), new DecodeOptions { MinSide = 1 });
        Fixture.AssertClose(Fixture.Expected("rgb420", ColorMode.Rgb), image, tolerance: 0);
    }

    [Fact]
    public void ReadHeader_SidewaysJpeg_GivesUprightSides()
    {
        ImageHeader header = ImageDecoder.ReadHeader(Fixture.Path("orientation6.jpg"));
        Assert.Equal(
            new ImageHeader { Width = 12, Height = 20, Format = ImageFormat.Jpeg, Channels = 3, BitDepth = 8, Orientation = 6 }, header);
    }

    [Theory]
    [InlineData("gray16.png", 1, 16)]
    [InlineData("gray2.png", 1, 2)]
    [InlineData("palette4.png", 3, 4)]
    [InlineData("palette4-alpha.png", 4, 4)]
    [InlineData("gray-alpha8.png", 2, 8)]
    [InlineData("rgba8.png", 4, 8)]
    public void ReadHeader_Png_GivesChannelsAndDepthAsStored(string file, int channels, int bitDepth)
    {
        ImageHeader header = ImageDecoder.ReadHeader(Fixture.Path(file));
        Assert.Equal((19, 13, ImageFormat.Png, channels, bitDepth), (header.Width, header.Height, header.Format, header.Channels, header.BitDepth));
    }

    [Theory]
    [InlineData("a.jpg", true)]
    [InlineData("a.JPEG", true)]
    [InlineData("folder.png/a.PNG", true)]
    [InlineData("a.gif", false)]
    [InlineData("png", false)]
    public void IsSupportedExtension_AnyCase_LooksAtTheExtensionOnly(string path, bool expected) =>
        Assert.Equal(expected, ImageDecoder.IsSupportedExtension(path));
}
