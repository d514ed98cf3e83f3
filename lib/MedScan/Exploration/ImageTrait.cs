namespace MedScan.Exploration;

/// <summary>What is measured of each image; see <see cref="ImageFacts"/>.</summary>
public enum ImageTrait
{
    /// <summary>Mean grey level.</summary>
    Brightness,

    /// <summary>Standard deviation of the grey levels.</summary>
    Contrast,

    /// <summary>Variance of the Laplacian.</summary>
    Sharpness,
}
