namespace MedScan.Imaging;

/// <summary>Which part of an image goes where in a square.</summary>
/// <param name="Size">Side of the square in pixels.</param>
/// <param name="Left">Left edge of the part that is kept, in source pixels.</param>
/// <param name="Top">Top edge of the part that is kept, in source pixels.</param>
/// <param name="SourceWidth">Width of the part that is kept, in source pixels.</param>
/// <param name="SourceHeight">Height of the part that is kept, in source pixels.</param>
/// <param name="Width">Columns of the square that it fills, in the middle.</param>
/// <param name="Height">Rows of the square that it fills, in the middle.</param>
internal readonly record struct SquareLayout(
    int Size, double Left, double Top, double SourceWidth, double SourceHeight, int Width, int Height)
{
    /// <summary>Lays out an image of the given sides.</summary>
    public static SquareLayout For(int width, int height, int size, ResizeMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        int shortSide = Math.Min(width, height);
        int longSide = Math.Max(width, height);
        return mode switch
        {
            ResizeMode.Stretch => new(size, 0, 0, width, height, size, size),
            ResizeMode.Crop => new(size, (width - shortSide) / 2.0, (height - shortSide) / 2.0, shortSide, shortSide, size, size),
            ResizeMode.Pad => new(size, 0, 0, width, height, Fit(width), Fit(height)),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Expected Stretch, Crop or Pad."),
        };

        int Fit(int side) => (int)Math.Max(1, Math.Round((double)side * size / longSide, MidpointRounding.AwayFromZero));
    }

    /// <summary>The same layout for a source that was decoded at 1/<paramref name="reduction"/> of its size.</summary>
    public SquareLayout Reduced(int reduction) => this with
    {
        Left = Left / reduction,
        Top = Top / reduction,
        SourceWidth = SourceWidth / reduction,
        SourceHeight = SourceHeight / reduction,
    };
}
