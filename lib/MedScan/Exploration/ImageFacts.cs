using System.Globalization;
using MedScan.Datasets;
using MedScan.Imaging;

namespace MedScan.Exploration;

/// <summary>What one readable image is, measured at its own size. Grey levels are those of <see cref="ColorMode.Grayscale"/>, 0 to 255.</summary>
public sealed record ImageFacts
{
    /// <summary>Position in <see cref="ImageDataset.Samples"/>.</summary>
    public required int SampleIndex { get; init; }

    /// <summary>The sample's path.</summary>
    public required string Path { get; init; }

    /// <summary>Class index into <see cref="ImageDataset.Classes"/>.</summary>
    public required int Label { get; init; }

    /// <summary>The sample's split.</summary>
    public required DataSplit Split { get; init; }

    /// <summary>Columns of the upright image.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the upright image.</summary>
    public required int Height { get; init; }

    /// <summary>Size of the file, or of the array's row.</summary>
    public required long Bytes { get; init; }

    /// <summary>JPEG, PNG, ..., or <c>array</c> for a row of an array file.</summary>
    public required string FileType { get; init; }

    /// <summary>Channels as stored: 1 grey, 2 grey and alpha, 3 colour, 4 colour and alpha or CMYK.</summary>
    public required int Channels { get; init; }

    /// <summary>Bits per stored sample.</summary>
    public required int BitDepth { get; init; }

    /// <summary>Whether no pixel has a colour, however the image is stored.</summary>
    public required bool IsGray { get; init; }

    /// <summary>Mean grey level, 0 to 255.</summary>
    public required double Brightness { get; init; }

    /// <summary>Standard deviation of the grey levels over the image, 0 to 127.5.</summary>
    public required double Contrast { get; init; }

    /// <summary>Variance of the Laplacian (kernel 0 1 0, 1 -4 1, 0 1 0) over all pixels that have four neighbours; 0 where none has.
    /// Low for blurred images; it also rises with noise, contrast and printed letters.</summary>
    /// <remarks>Pech-Pacheco and others, Diatom autofocusing in brightfield microscopy, ICPR 2000.</remarks>
    public required double Sharpness { get; init; }

    /// <summary>Width divided by height.</summary>
    public double AspectRatio => (double)Width / Height;

    /// <summary>Width x height.</summary>
    public long Pixels => (long)Width * Height;

    /// <summary>The sides, as <c>512 x 512</c>.</summary>
    public string Size => string.Create(CultureInfo.InvariantCulture, $"{Width} x {Height}");

    /// <summary>The value of a trait.</summary>
    /// <param name="trait">Brightness, contrast or sharpness.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such trait.</exception>
    public double Measure(ImageTrait trait) => trait switch
    {
        ImageTrait.Brightness => Brightness,
        ImageTrait.Contrast => Contrast,
        ImageTrait.Sharpness => Sharpness,
        _ => throw new ArgumentOutOfRangeException(nameof(trait), trait, "Expected Brightness, Contrast or Sharpness."),
    };
}
