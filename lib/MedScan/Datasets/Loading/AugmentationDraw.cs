namespace MedScan.Datasets.Loading;

/// <summary>What one image of one epoch gets.</summary>
/// <param name="Flip">Mirrored left to right.</param>
/// <param name="Degrees">Rotation, counter-clockwise as seen.</param>
/// <param name="ShiftX">To the right, as a share of the side.</param>
/// <param name="ShiftY">Downwards, as a share of the side.</param>
/// <param name="Zoom">Factor; above 1 enlarges.</param>
/// <param name="ShearDegrees">The top moves left and the bottom right by the tangent of this angle.</param>
/// <param name="Brightness">Factor on all values.</param>
/// <param name="Contrast">Factor on distances from the image's mean.</param>
internal readonly record struct AugmentationDraw(
    bool Flip, double Degrees, double ShiftX, double ShiftY, double Zoom, double ShearDegrees, double Brightness, double Contrast)
{
    internal static AugmentationDraw Identity { get; } = new(false, 0, 0, 0, 1, 0, 1, 1);

    internal bool MovesPixels => Flip || Degrees != 0 || ShiftX != 0 || ShiftY != 0 || Zoom != 1 || ShearDegrees != 0;

    internal bool ChangesValues => Brightness != 1 || Contrast != 1;

    /// <summary>Draws from the ranges; every call takes the same count of random numbers, so that switching one change on leaves the others.</summary>
    internal static AugmentationDraw From(AugmentationOptions options, CounterRandom random) => new(
        random.NextUnit() < options.HorizontalFlip,
        random.NextAround(options.Rotation),
        random.NextAround(options.Shift),
        random.NextAround(options.Shift),
        1 + random.NextAround(options.Zoom),
        random.NextAround(options.Shear),
        1 + random.NextAround(options.Brightness),
        1 + random.NextAround(options.Contrast));
}
