namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape, type and device on one line.</summary>
    Metadata = 0,

    /// <summary>The values in nested brackets, long dimensions shortened.</summary>
    Numpy = 2,

    /// <summary>The style that <see cref="torch.TensorStringStyle"/> names.</summary>
    Default = 4,
}
