namespace TorchSharp;

/// <summary>Named amounts of padding of a convolution.</summary>
public enum Padding
{
    /// <summary>None: the output shrinks.</summary>
    Valid = 0,

    /// <summary>As much as keeps the size, at stride 1.</summary>
    Same = 1,
}
