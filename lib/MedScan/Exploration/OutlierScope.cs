namespace MedScan.Exploration;

/// <summary>With what an image is compared.</summary>
public enum OutlierScope
{
    /// <summary>With the images of its own class: what is bright for a class, though not for the set, is found.</summary>
    PerClass,

    /// <summary>With all images.</summary>
    WholeSet,
}
