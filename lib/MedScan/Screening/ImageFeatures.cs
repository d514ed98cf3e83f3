using MedScan.Imaging;

namespace MedScan.Screening;

/// <summary>About a hundred numbers that tell kinds of images apart, cheap enough to take from every incoming image.</summary>
/// <remarks>All but the size are taken from the image stretched to 64 x 64 pixels, so that they hardly depend on resolution.
/// Shares are taken as square roots: the distance of two such histograms is Hellinger's, in which a rare grey level counts
/// as much as a frequent one.</remarks>
internal static class ImageFeatures
{
    /// <summary>Side that images are looked at in.</summary>
    public const int Side = 64;

    private const int GrayBins = 16;
    private const int OrientationBins = 6;
    private const int LayoutSide = 8;
    private const int BorderWidth = 4;

    // Gradients of scans and photographs spread over three powers of ten.
    private static readonly float[] EdgeStrengths = [0.005f, 0.01f, 0.02f, 0.04f, 0.08f, 0.16f, 0.32f];

    /// <summary>The properties, in the order of the features.</summary>
    public static IReadOnlyList<FeatureGroup> Groups { get; } = Consecutive(
        ("brightness", GrayBins),
        ("edges", EdgeStrengths.Length + 1 + OrientationBins + 1),
        ("layout", LayoutSide * LayoutSide),
        ("border", 2),
        ("symmetry", 1),
        ("color", 2),
        ("size", 2));

    /// <summary>Numbers per image.</summary>
    public static int Count { get; } = Groups.Sum(group => group.Count);

    /// <summary>How the pixels must be decoded.</summary>
    public static DecodeOptions Decoding(long maxPixels) => new() { Color = ColorMode.Rgb, MinSide = Side, MaxPixels = maxPixels };

    /// <summary>Describes an image.</summary>
    /// <param name="image">RGB, of any size.</param>
    /// <param name="width">Columns of the image as it is stored.</param>
    /// <param name="height">Rows of the image as it is stored.</param>
    /// <returns><see cref="Count"/> numbers.</returns>
    public static float[] Of(PixelImage image, int width, int height)
    {
        ReadOnlySpan<byte> pixels = ImageResizer.ToSquare(image, Side, ResizeMode.Stretch).Pixels.Span;
        var gray = new float[Side * Side];
        var chroma = new int[256];
        for (int i = 0; i < gray.Length; i++)
        {
            byte red = pixels[3 * i], green = pixels[(3 * i) + 1], blue = pixels[(3 * i) + 2];
            gray[i] = ((0.299f * red) + (0.587f * green) + (0.114f * blue)) / 255;
            chroma[Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue))]++;
        }

        var features = new float[Count];
        Brightness(gray, Part(features, 0));
        Edges(gray, Part(features, 1));
        Layout(gray, Part(features, 2));
        Border(gray, Part(features, 3));
        Part(features, 4)[0] = Symmetry(gray);
        Color(chroma, Part(features, 5));
        Span<float> size = Part(features, 6);
        size[0] = MathF.Log((float)width * height) / 2;
        size[1] = MathF.Log((float)width / height);
        return features;
    }

    private static Span<float> Part(float[] features, int group) => features.AsSpan(Groups[group].Start, Groups[group].Count);

    private static void Brightness(ReadOnlySpan<float> gray, Span<float> target)
    {
        foreach (float value in gray)
            target[Math.Min(GrayBins - 1, (int)(value * GrayBins))]++;
        ToRootShares(target, gray.Length);
    }

    private static void Edges(ReadOnlySpan<float> gray, Span<float> target)
    {
        Span<float> strengths = target[..(EdgeStrengths.Length + 1)];
        Span<float> orientations = target.Slice(strengths.Length, OrientationBins);
        for (int y = 0; y < Side - 1; y++)
        {
            for (int x = 0; x < Side - 1; x++)
            {
                int here = (y * Side) + x;
                float across = gray[here + 1] - gray[here], down = gray[here + Side] - gray[here];
                float strength = MathF.Sqrt((across * across) + (down * down));
                int bin = 0;
                while (bin < EdgeStrengths.Length && strength >= EdgeStrengths[bin])
                    bin++;
                strengths[bin]++;
                // An edge from dark to bright and one from bright to dark have the same direction.
                float angle = MathF.Atan2(down, across) / MathF.PI;
                angle -= MathF.Floor(angle);
                orientations[Math.Min(OrientationBins - 1, (int)(angle * OrientationBins))] += strength;
            }
        }

        ToRootShares(strengths, (Side - 1) * (Side - 1));
        float total = 0;
        foreach (float weight in orientations)
            total += weight;
        ToRootShares(orientations, total + 1e-6f);
        target[^1] = MathF.Log(LaplacianDeviation(gray) + 1e-3f);
    }

    private static float LaplacianDeviation(ReadOnlySpan<float> gray)
    {
        double sum = 0, squares = 0;
        for (int y = 1; y < Side - 1; y++)
        {
            for (int x = 1; x < Side - 1; x++)
            {
                int here = (y * Side) + x;
                double value = (4 * gray[here]) - gray[here - 1] - gray[here + 1] - gray[here - Side] - gray[here + Side];
                sum += value;
                squares += value * value;
            }
        }

        const double Pixels = (Side - 2) * (Side - 2);
        return (float)Math.Sqrt(Math.Max(0, (squares / Pixels) - (sum / Pixels * (sum / Pixels))));
    }

    private static void Layout(ReadOnlySpan<float> gray, Span<float> target)
    {
        const int Block = Side / LayoutSide;
        for (int i = 0; i < gray.Length; i++)
            target[(i / Side / Block * LayoutSide) + (i % Side / Block)] += gray[i] / (Block * Block);
    }

    private static void Border(ReadOnlySpan<float> gray, Span<float> target)
    {
        double sum = 0, squares = 0;
        int count = 0;
        for (int i = 0; i < gray.Length; i++)
        {
            int x = i % Side, y = i / Side;
            if (Math.Min(Math.Min(x, Side - 1 - x), Math.Min(y, Side - 1 - y)) >= BorderWidth)
                continue;
            sum += gray[i];
            squares += (double)gray[i] * gray[i];
            count++;
        }

        double mean = sum / count;
        target[0] = (float)mean;
        target[1] = (float)Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean)));
    }

    /// <summary>Correlation of the image with its mirror image; 1 where there is nothing to correlate.</summary>
    private static float Symmetry(ReadOnlySpan<float> gray)
    {
        double sum = 0, squares = 0, products = 0;
        for (int i = 0; i < gray.Length; i++)
        {
            float mirrored = gray[(i / Side * Side) + Side - 1 - (i % Side)];
            sum += gray[i];
            squares += (double)gray[i] * gray[i];
            products += (double)gray[i] * mirrored;
        }

        double mean = sum / gray.Length;
        double variance = (squares / gray.Length) - (mean * mean);
        return variance < 1e-9 ? 1 : (float)(((products / gray.Length) - (mean * mean)) / variance);
    }

    private static void Color(int[] chroma, Span<float> target)
    {
        long sum = 0;
        int seen = 0, percentile95 = 255;
        for (int value = 0; value < chroma.Length; value++)
        {
            sum += (long)value * chroma[value];
            seen += chroma[value];
            if (seen >= 0.95 * Side * Side)
                percentile95 = Math.Min(percentile95, value);
        }

        target[0] = MathF.Sqrt(sum / (255f * Side * Side));
        target[1] = MathF.Sqrt(percentile95 / 255f);
    }

    private static void ToRootShares(Span<float> counts, float total)
    {
        foreach (ref float count in counts)
            count = MathF.Sqrt(count / total);
    }

    private static FeatureGroup[] Consecutive(params ReadOnlySpan<(string Name, int Count)> sizes)
    {
        var groups = new FeatureGroup[sizes.Length];
        int start = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            groups[i] = new FeatureGroup(sizes[i].Name, start, sizes[i].Count);
            start += sizes[i].Count;
        }

        return groups;
    }
}
