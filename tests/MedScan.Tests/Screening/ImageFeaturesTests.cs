using MedScan.Imaging;
using MedScan.Screening;

namespace MedScan.Tests.Screening;

// Expected values follow from the pictures by hand.
public class ImageFeaturesTests
{
    [Fact]
    public void Of_EvenGray_HasOneBrightnessNoEdgesAndNoColor()
    {
        float[] features = Of(100, 50, (_, _) => (102, 102, 102)); // 102 / 255 = 0.4, in bin 6 of 16

        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], Part(features, "brightness"));
        Assert.Equal(1, Part(features, "edges")[0]);
        Assert.All(Part(features, "edges")[1..^1].ToArray(), value => Assert.Equal(0, value));
        Assert.All(Part(features, "layout").ToArray(), value => Assert.Equal(0.4f, value, 1e-5f));
        Assert.Equal([0.4f, 0], Part(features, "border").ToArray(), (a, b) => Math.Abs(a - b) < 1e-3);
        Assert.Equal(1, Part(features, "symmetry")[0]);
        Assert.Equal([0, 0], Part(features, "color"));
        Assert.Equal(Math.Log(Math.Sqrt(5000)), Part(features, "size")[0], 1e-5);
        Assert.Equal(Math.Log(2), Part(features, "size")[1], 1e-5);
    }

    [Fact]
    public void Of_PureRed_IsAsColorfulAsCanBe() =>
        Assert.Equal([1, 1], Part(Of(64, 64, (_, _) => (255, 0, 0)), "color"));

    [Fact]
    public void Of_StripesAcross_HaveEdgesInOneDirectionAndLieInLayoutRows()
    {
        // Eight rows of blocks, every second one white: all gradients point down or up.
        float[] features = Of(64, 64, (_, y) => y / 8 % 2 == 0 ? (255, 255, 255) : (0, 0, 0));

        float[] orientations = Part(features, "edges")[8..14].ToArray();
        Assert.Equal(1, orientations[3], 1e-3); // 90 of 180 degrees
        Assert.Equal(1, orientations.Sum(), 1e-3);
        Assert.Equal(1, Part(features, "layout")[7], 1e-5);
        Assert.Equal(0, Part(features, "layout")[8], 1e-5);
    }

    [Fact]
    public void Of_LeftHalfWhite_IsItsOwnNegativeInTheMirror() =>
        Assert.Equal(-1, Part(Of(64, 64, (x, _) => x < 32 ? (255, 255, 255) : (0, 0, 0)), "symmetry")[0], 1e-5);

    private static float[] Of(int width, int height, Func<int, int, (int Red, int Green, int Blue)> color)
    {
        var pixels = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++)
        {
            (int red, int green, int blue) = color(i % width, i / width);
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = ((byte)red, (byte)green, (byte)blue);
        }

        return ImageFeatures.Of(new PixelImage(width, height, ColorMode.Rgb, pixels), width, height);
    }

    private static Span<float> Part(float[] features, string name)
    {
        FeatureGroup group = ImageFeatures.Groups.Single(group => group.Name == name);
        return features.AsSpan(group.Start, group.Count);
    }
}
