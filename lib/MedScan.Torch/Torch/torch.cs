namespace TorchSharp;

/// <summary>Tensors and the functions over them, under the names of PyTorch's <c>torch</c> module.</summary>
public static partial class torch
{
}
