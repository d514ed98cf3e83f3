namespace TorchSharp;

internal enum TensorIndexKind
{
    NewAxis,
    Single,
    Ellipsis,
    Bool,
    Tensor,
    Slice,
}
