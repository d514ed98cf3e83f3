namespace TorchSharp;

// How tensors are written as text.
public static partial class torch
{
    /// <summary>The style of <see cref="TensorExtensionMethods.str"/> and <see cref="TensorExtensionMethods.print"/>
    /// when none is given.</summary>
    public static TensorStringStyle TensorStringStyle { get; set; } = TensorStringStyle.Numpy;

    /// <summary>Values in nested brackets.</summary>
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;
}
