using MedScan.Imaging;

namespace MedScan.Tests.Imaging;

public class ImagePreprocessorTests
{
    // Expected: Pillow 9.4 decoding 304 x 200 in full and resizing to 32 x 32. MedScan decodes the file at half
    // its size, so the numbers differ a little.
    [Theory]
    [InlineData(ColorMode.Rgb)]
    [InlineData(ColorMode.Grayscale)]
    public void Load_ReducedDecode_StaysCloseToPillowsFullDecode(ColorMode color)
    {
        var preprocessor = new ImagePreprocessor(new Preprocessing { ImageSize = 32, Color = color });
        PixelImage image = preprocessor.Load(Fixture.Path("large.jpg"));
        PixelImage expected = Fixture.Expected("large-32", color);
        Fixture.AssertClose(expected, image, tolerance: 12);
        Assert.InRange(Fixture.Differences(expected, image).Average(), 0, 1.0);
    }

    // 33 x 25 is smaller than 120 x 120: nothing is reduced, so Load is Decode followed by ToSquare.
    [Theory]
    [InlineData(ResizeMode.Stretch)]
    [InlineData(ResizeMode.Crop)]
    [InlineData(ResizeMode.Pad)]
    public void Load_NothingToReduce_EqualsDecodeThenSquare(ResizeMode mode)
    {
        var preprocessor = new ImagePreprocessor(new Preprocessing { ImageSize = 120, Resize = mode });
        PixelImage decoded = ImageDecoder.Decode(Fixture.Path("rgb420.jpg"));
        Fixture.AssertClose(ImageResizer.ToSquare(decoded, 120, mode), preprocessor.Load(Fixture.Path("rgb420.jpg")), tolerance: 0);
        Fixture.AssertClose(preprocessor.Apply(decoded), preprocessor.Load(Fixture.Bytes("rgb420.jpg"), "rgb420.jpg"), tolerance: 0);
    }

    // A reduced decode must keep the same part of the image in view.
    [Theory]
    [InlineData(ResizeMode.Crop)]
    [InlineData(ResizeMode.Pad)]
    public void Load_ReducedDecode_KeepsTheGeometry(ResizeMode mode)
    {
        var preprocessor = new ImagePreprocessor(new Preprocessing { ImageSize = 32, Resize = mode });
        PixelImage expected = ImageResizer.ToSquare(ImageDecoder.Decode(Fixture.Path("large.jpg")), 32, mode);
        PixelImage image = preprocessor.Load(Fixture.Path("large.jpg"));
        Assert.InRange(Fixture.Differences(expected, image).Average(), 0, 1.0);
    }

    [Fact]
    public void Apply_OtherChannels_ConvertsThem()
    {
        PixelImage rgb = Fixture.Expected("rgb444", ColorMode.Rgb);
        var toGray = new ImagePreprocessor(new Preprocessing { ImageSize = 16, Color = ColorMode.Grayscale });
        var toRgb = new ImagePreprocessor(new Preprocessing { ImageSize = 16 });
        PixelImage gray = toGray.Apply(rgb);
        Assert.Equal(ColorMode.Grayscale, gray.Color);
        byte[] back = toRgb.Apply(gray).Pixels.ToArray();
        Assert.Equal(gray.Pixels.ToArray().SelectMany(sample => new[] { sample, sample, sample }), back);
    }

    [Fact]
    public void Load_ManyThreads_GiveTheSameBytes()
    {
        var preprocessor = new ImagePreprocessor(new Preprocessing { ImageSize = 32 });
        string[] files = ["large.jpg", "rgb8.png", "cmyk.jpg", "rgb8-interlaced.png"];
        byte[][] alone = [.. files.Select(file => preprocessor.Load(Fixture.Path(file)).Pixels.ToArray())];
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
            Assert.Equal(alone[i % 4], preprocessor.Load(Fixture.Path(files[i % 4])).Pixels.ToArray()));
    }

    [Fact]
    public void Load_PixelLimit_IsPassedOn()
    {
        var preprocessor = new ImagePreprocessor(new Preprocessing(), maxPixels: 1000);
        var error = Assert.Throws<ImageReadException>(() => preprocessor.Load(Fixture.Path("large.jpg")));
        Assert.Equal(ImageFault.TooLarge, error.Fault);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(4097)]
    public void Constructor_ImpossibleSide_IsTheCallersBug(int side) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImagePreprocessor(new Preprocessing { ImageSize = side }));
}
