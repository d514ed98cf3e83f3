namespace MedScan.Charts.Tests;

public sealed class ImageTileTests
{
    [Fact]
    public void ImageTile_Png_HasItsSize() => Assert.Equal((48, 16), Size(SampleImages.WidePng));

    [Fact]
    public void ImageTile_Jpeg_HasItsSize() => Assert.Equal((16, 32), Size(SampleImages.HighJpeg));

    [Fact]
    public void ImageTile_NoImage_SaysHowItBegins()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ImageTile("GIF89a"u8.ToArray()));
        Assert.Contains("got 6 bytes that begin with 474946383961", error.Message, StringComparison.Ordinal);
    }

    // Every file cut off anywhere is refused or has its size; nothing reads beyond its end.
    [Fact]
    public void ImageTile_CutOff_IsRefusedOrWhole()
    {
        foreach (byte[] file in new[] { SampleImages.WidePng, SampleImages.HighJpeg })
        {
            for (int length = 0; length < file.Length; length++)
            {
                byte[] part = file[..length];
                if (Record.Exception(() => new ImageTile(part)) is { } error)
                    Assert.IsType<ArgumentException>(error);
                else
                    Assert.Equal(Size(file), Size(part));
            }
        }
    }

    [Fact]
    public void ImageTile_BytesChangedLater_KeepsItsOwn()
    {
        byte[] file = [.. SampleImages.WidePng];
        var tile = new ImageTile(file);
        file[0] = 0;

        Assert.Equal(SampleImages.WidePng, tile.Encoded.ToArray());
    }

    private static (int Width, int Height) Size(byte[] file) => new ImageTile(file) is var tile ? (tile.Width, tile.Height) : default;
}
