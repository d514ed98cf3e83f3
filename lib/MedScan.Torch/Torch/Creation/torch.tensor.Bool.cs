namespace TorchSharp;

// Tensors from .NET values of type Bool.
public static partial class torch
{
    /// <summary>A tensor without dimensions that holds one Bool.</summary>
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromScalar(scalar, dtype, ScalarType.Bool, device, requires_grad);

    /// <summary>A copy of these values of type Bool, under the shape of the array.</summary>
    public static Tensor tensor(bool[,,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Bool, under the shape of the array.</summary>
    public static Tensor tensor(bool[,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Bool, under the shape of the array.</summary>
    public static Tensor tensor(bool[,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Bool, in a vector.</summary>
    public static Tensor tensor(bool[] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Bool, under a shape, row by row.</summary>
    public static Tensor tensor(bool[] rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Bool, in four dimensions, the last one fastest.</summary>
    public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((bool[])[.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Bool, in three dimensions, the last one fastest.</summary>
    public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((bool[])[.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Bool, in rows and columns.</summary>
    public static Tensor tensor(IList<bool> rawArray, long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((bool[])[.. rawArray], [rows, columns], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Bool, in a vector.</summary>
    public static Tensor tensor(IList<bool> rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((bool[])[.. rawArray], null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Bool, under a shape, row by row.</summary>
    public static Tensor tensor(IList<bool> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((bool[])[.. rawArray], dimensions.ToArray(), dtype, device, requires_grad, names);
}
