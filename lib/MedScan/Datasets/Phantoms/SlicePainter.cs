using MedScan.Imaging;

namespace MedScan.Datasets.Phantoms;

/// <summary>Puts a head into a picture: place, turn, size, uneven coil sensitivity, noise.</summary>
internal static class SlicePainter
{
    internal static PixelImage Paint(PhantomKind kind, int size, CounterRandom random)
    {
        Palette palette = Palette.Draw(ref random);
        Anatomy anatomy = new(palette, ref random);
        Lesion? lesion = Lesion.Draw(kind, anatomy, palette, ref random);

        float radiusX = random.Between(0.60f, 0.76f);
        float radiusY = radiusX * random.Between(1.12f, 1.28f);
        radiusY = MathF.Min(radiusY, 0.93f);
        float centreX = random.Between(-0.07f, 0.07f);
        float centreY = random.Between(-0.05f, 0.05f);
        (float cos, float sin) = random.Turn(0.11f);
        // The forehead is narrower than the back of the head.
        float taper = random.Between(0.03f, 0.12f);
        float slopeX = random.Between(-0.25f, 0.25f);
        float slopeY = random.Between(-0.25f, 0.25f);
        float dome = random.Between(-0.1f, 0.25f);
        float noise = random.Between(0.010f, 0.032f);
        float gain = random.Between(0.8f, 1.05f);
        // A pixel's width in head coordinates.
        float pixel = 2f / size / radiusX;

        byte[] pixels = new byte[size * size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                float pictureX = (((2 * column) + 1f) / size) - 1;
                float pictureY = (((2 * row) + 1f) / size) - 1;
                float y = (((pictureY - centreY) * cos) - ((pictureX - centreX) * sin)) / radiusY;
                float x = (((pictureX - centreX) * cos) + ((pictureY - centreY) * sin)) / (radiusX * (1 + (taper * y)));
                float bias = gain * (1 + (slopeX * pictureX) + (slopeY * pictureY) - (dome * ((pictureX * pictureX) + (pictureY * pictureY) - 0.4f)));
                float signal = bias * Tissue(anatomy, lesion, x, y, pixel);

                // The scanner shows the magnitude of a complex signal, so noise is never negative (Rice's distribution).
                float real = signal + (noise * random.NextNormal());
                float imaginary = noise * random.NextNormal();
                float magnitude = MathF.Sqrt((real * real) + (imaginary * imaginary));
                pixels[(row * size) + column] = (byte)Math.Clamp((magnitude * 255) + 0.5f, 0, 255);
            }
        }

        return new PixelImage(size, size, ColorMode.Grayscale, pixels);
    }

    private static float Tissue(Anatomy anatomy, Lesion? lesion, float x, float y, float pixel)
    {
        float radius = (x * x) + (y * y);
        // Air far from the outline, which is never further than a twentieth from the unit circle.
        if (radius > 1.2f)
            return 0.012f;
        if (lesion is null)
            return anatomy.Around(x, y, pixel, anatomy.Brain(x, y, pixel));
        (float fromX, float fromY) = lesion.Origin(x, y);
        float tissue = anatomy.Brain(fromX, fromY, pixel);
        return anatomy.Around(x, y, pixel, lesion.Cover(x, y, pixel, tissue));
    }
}
