using MedScan.Imaging;

namespace MedScan.Tests.Imaging;

/// <summary>Damaged files end in an image or in an <see cref="ImageReadException"/>, never in a crash or another exception.</summary>
public class MutatedFileTests
{
    private static readonly string[] Files =
        [.. Directory.GetFiles(Fixture.Folder).Where(ImageDecoder.IsSupportedExtension).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Decode_MutatedFiles_GiveAnImageOrAnImageReadException(int seed)
    {
        var random = new Random(seed);
        int decoded = 0, refused = 0;
        for (int i = 0; i < 400; i++)
        {
            string file = Files[random.Next(Files.Length)];
            byte[] bytes = Mutate(File.ReadAllBytes(file), random);
            try
            {
                var options = new DecodeOptions { MaxPixels = 1_000_000, Color = i % 2 == 0 ? ColorMode.Rgb : ColorMode.Grayscale, MinSide = i % 3 * 5 };
                ImageDecoder.Decode(bytes, file, options);
                decoded++;
            }
            catch (ImageReadException)
            {
                refused++;
            }
        }

        // Both outcomes occur, or the mutations are too weak or too strong to test anything.
        Assert.InRange(decoded, 10, 390);
        Assert.InRange(refused, 10, 390);
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                int from = random.Next(bytes.Length);
                random.NextBytes(bytes.AsSpan(from, Math.Min(random.Next(1, 16), bytes.Length - from)));
                return bytes;
            case 2:
                int cut = random.Next(bytes.Length);
                return [.. bytes[..cut], .. bytes[random.Next(bytes.Length)..]];
            default:
                for (int n = random.Next(1, 4); n > 0; n--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
        }
    }
}
