namespace TorchSharp;

/// <summary>What padding is filled with.</summary>
public enum PaddingModes
{
    /// <summary>Zero.</summary>
    Zeros = 0,

    /// <summary>The image mirrored at its edge, the edge itself not repeated.</summary>
    Reflect = 1,

    /// <summary>The nearest edge value.</summary>
    Replicate = 2,

    /// <summary>The opposite side of the image.</summary>
    Circular = 3,

    /// <summary>A given value.</summary>
    Constant = 4,
}
