using MedScan.Imaging;

namespace MedScan.Tests.Imaging;

public sealed class PngWriterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medscan-imaging-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // libpng, which checks checksums and filters, reads back what was written.
    [Theory]
    [InlineData(ColorMode.Rgb)]
    [InlineData(ColorMode.Grayscale)]
    public void Write_Image_IsReadBackUnchanged(ColorMode color)
    {
        PixelImage image = Fixture.Expected("resize-source", color);
        string path = Path.Combine(folder, "scan.png");
        PngWriter.Write(path, image);
        Fixture.AssertClose(image, ImageDecoder.Decode(path, new DecodeOptions { Color = color }), tolerance: 0);
        Assert.Equal((int)color, ImageDecoder.ReadHeader(path).Channels);
    }

    [Fact]
    public void Encode_Twice_GivesTheSameBytes()
    {
        PixelImage image = Fixture.Expected("resize-source", ColorMode.Rgb);
        Assert.Equal(PngWriter.Encode(image), PngWriter.Encode(image));
    }

    [Fact]
    public void Write_MissingFolder_NamesThePath()
    {
        string path = Path.Combine(folder, "missing", "scan.png");
        var error = Assert.Throws<MedScanException>(() => PngWriter.Write(path, Fixture.Expected("gray8", ColorMode.Grayscale)));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }
}
