namespace MedScan.Auditing.NearDuplicates;

/// <summary>The pixels of a square picture that another one has, too, and where they lie in that other one.</summary>
internal readonly struct Overlap
{
    private readonly int side;
    private readonly double scaleX;
    private readonly double scaleY;
    private readonly double offsetX;
    private readonly double offsetY;

    /// <param name="side">Side of both pictures in pixels.</param>
    /// <param name="alignment">From positions in this picture to positions in the other.</param>
    /// <param name="margin">Pixels inside the common part that are left out at each side.</param>
    internal Overlap(int side, Alignment alignment, int margin = 0)
    {
        this.side = side;
        scaleX = alignment.ScaleX;
        scaleY = alignment.ScaleY;
        // From pixel numbers to pixel numbers; a pixel's centre lies half a pixel behind its number.
        offsetX = (alignment.ScaleX * 0.5) + (alignment.ShiftX * side) - 0.5;
        offsetY = (alignment.ScaleY * 0.5) + (alignment.ShiftY * side) - 0.5;
        Left = First(offsetX, scaleX) + margin;
        Top = First(offsetY, scaleY) + margin;
        Width = Math.Max(0, Last(offsetX, scaleX) - margin - Left);
        Height = Math.Max(0, Last(offsetY, scaleY) - margin - Top);
    }

    /// <summary>First column.</summary>
    internal int Left { get; }

    /// <summary>First row.</summary>
    internal int Top { get; }

    /// <summary>Columns.</summary>
    internal int Width { get; }

    /// <summary>Rows.</summary>
    internal int Height { get; }

    /// <summary>Share of the picture, 0 to 1.</summary>
    internal double Share => (double)Width * Height / (side * side);

    /// <summary>Where each column lies in the other picture: the pixel at its left, at least <paramref name="reach"/> from the edges,
    /// and the share of the way to the next.</summary>
    internal void Columns(Span<int> pixels, Span<float> shares, int reach = 0)
    {
        for (int x = 0; x < Width; x++)
            (pixels[x], shares[x]) = Place(offsetX + (scaleX * (Left + x)), reach);
    }

    /// <summary>Where a row lies in the other picture, as <see cref="Columns"/>.</summary>
    internal (int Pixel, float Share) Row(int y, int reach = 0) => Place(offsetY + (scaleY * (Top + y)), reach);

    private (int Pixel, float Share) Place(double position, int reach)
    {
        int pixel = Math.Clamp((int)position, reach, side - 2 - reach);
        return (pixel, (float)(position - pixel));
    }

    // Half a pixel beyond the outermost centre still belongs to the other picture.
    private static int First(double offset, double scale) => Math.Max(0, (int)Math.Ceiling((-0.5 - offset) / scale));

    private int Last(double offset, double scale) => Math.Min(side, (int)Math.Floor((side - 0.5 - offset) / scale) + 1);
}
