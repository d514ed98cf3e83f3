namespace MedScan.Imaging;

/// <summary>How an image that is not square becomes square.</summary>
public enum ResizeMode
{
    /// <summary>Both sides are scaled to the target; the aspect ratio changes.</summary>
    Stretch,

    /// <summary>The short side is scaled to the target, the long side cut equally at both ends.</summary>
    Crop,

    /// <summary>The long side is scaled to the target, the short side filled equally at both ends with black.</summary>
    Pad,
}
