using MedScan.Auditing.NearDuplicates;
using MedScan.Imaging;

namespace MedScan.Tests.Auditing.NearDuplicates;

public sealed class FrequencyHashTests
{
    [Fact]
    public void Mirrored_AnyPicture_EqualsTheHashOfTheMirroredPicture()
    {
        foreach (int seed in Enumerable.Range(1, 5))
        {
            byte[] thumbnail = Thumbnail.Of(Heads.Draw(seed));
            Window window = new(0.05, 0.1, 0.8, 0.7);
            FrequencyHash expected = FrequencyHash.Of(Thumbnail.Mirror(thumbnail), window.Mirrored);

            FrequencyHash mirrored = FrequencyHash.Of(thumbnail, window).Mirrored();

            Assert.Equal(expected.Bits, mirrored.Bits);
            Assert.Equal(1, expected.Likeness(mirrored), 4);
        }
    }

    // A single cosine of known frequency has one coefficient: 1 after scaling. Frequencies stand by rising sum, the more even one first:
    // (0,1) (1,0) | (1,1) (0,2) (2,0) | ...
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    public void Of_OneCosine_HasOneCoefficient(int x, int y)
    {
        byte[] thumbnail = new byte[Thumbnail.Length];
        for (int row = 0; row < Thumbnail.Side; row++)
        {
            for (int column = 0; column < Thumbnail.Side; column++)
            {
                double wave = Math.Cos(Math.PI * x * (column + 0.5) / Thumbnail.Side) * Math.Cos(Math.PI * y * (row + 0.5) / Thumbnail.Side);
                thumbnail[(row * Thumbnail.Side) + column] = (byte)Math.Round(128 + (100 * wave));
            }
        }

        FrequencyHash hash = FrequencyHash.Of(thumbnail, Window.Whole);

        Assert.Equal(1, hash.Coefficients.Max(), 3);
        Assert.Equal(1, hash.Coefficients.Count(value => Math.Abs(value) > 0.05));
    }

    [Fact]
    public void Of_BrighterPicture_IsTheSame()
    {
        PixelImage head = Heads.Draw(3);
        byte[] darker = [.. head.Pixels.ToArray().Select(value => (byte)(value / 2))];
        ulong difference = FrequencyHash.Of(Thumbnail.Of(head), Window.Whole).Bits
            ^ FrequencyHash.Of(Thumbnail.Of(new PixelImage(head.Width, head.Height, head.Color, darker)), Window.Whole).Bits;
        Assert.InRange(System.Numerics.BitOperations.PopCount(difference), 0, 2);
    }
}
