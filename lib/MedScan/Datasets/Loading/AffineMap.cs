namespace MedScan.Datasets.Loading;

/// <summary>Where each output pixel comes from, in fixed point with 32 fractional bits.</summary>
/// <param name="X0">Source column of output pixel (0, 0).</param>
/// <param name="Y0">Source row of output pixel (0, 0).</param>
/// <param name="XPerColumn">Change of the source column per output column.</param>
/// <param name="YPerColumn">Change of the source row per output column.</param>
/// <param name="XPerRow">Change of the source column per output row.</param>
/// <param name="YPerRow">Change of the source row per output row.</param>
internal readonly record struct AffineMap(long X0, long Y0, long XPerColumn, long YPerColumn, long XPerRow, long YPerRow)
{
    internal const int FractionBits = 32;

    /// <summary>The inverse of flip, zoom, shear, rotation and shift about the centre of a square image.</summary>
    internal static AffineMap Of(in AugmentationDraw draw, int size)
    {
        (double sin, double cos) = Math.SinCos(draw.Degrees * (Math.PI / 180));
        double shear = Math.Tan(draw.ShearDegrees * (Math.PI / 180));
        double scale = 1 / draw.Zoom;
        double mirror = draw.Flip ? -scale : scale;

        // Rows point down, so a rotation that looks counter-clockwise takes (x, y) to (x cos + y sin, y cos - x sin); this is its inverse,
        // followed by the inverses of shear, zoom and flip.
        double yPerColumn = scale * sin;
        double yPerRow = scale * cos;
        double xPerColumn = mirror * (cos - (shear * sin));
        double xPerRow = mirror * (-sin - (shear * cos));

        double centre = (size - 1) / 2.0;
        double fromX = -centre - (draw.ShiftX * size);
        double fromY = -centre - (draw.ShiftY * size);
        return new AffineMap(
            Fixed(centre + (fromX * xPerColumn) + (fromY * xPerRow)),
            Fixed(centre + (fromX * yPerColumn) + (fromY * yPerRow)),
            Fixed(xPerColumn),
            Fixed(yPerColumn),
            Fixed(xPerRow),
            Fixed(yPerRow));
    }

    private static long Fixed(double value) => (long)Math.Round(value * (1L << FractionBits));
}
