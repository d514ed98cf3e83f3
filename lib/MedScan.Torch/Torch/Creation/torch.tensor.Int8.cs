namespace TorchSharp;

// Tensors from .NET values of type Int8.
public static partial class torch
{
    /// <summary>A copy of these values of type Int8, under a shape, row by row.</summary>
    public static Tensor tensor(Memory<sbyte> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray.ToArray(), dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A tensor without dimensions that holds one Int8.</summary>
    public static Tensor tensor(sbyte scalar, Device? device = null, bool requires_grad = false) =>
        FromScalar(scalar, null, ScalarType.Int8, device, requires_grad);

    /// <summary>A copy of these values of type Int8, under the shape of the array.</summary>
    public static Tensor tensor(sbyte[,,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int8, under the shape of the array.</summary>
    public static Tensor tensor(sbyte[,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int8, under the shape of the array.</summary>
    public static Tensor tensor(sbyte[,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int8, in a vector.</summary>
    public static Tensor tensor(sbyte[] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int8, under a shape, row by row.</summary>
    public static Tensor tensor(sbyte[] rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int8, in four dimensions, the last one fastest.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((sbyte[])[.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int8, in three dimensions, the last one fastest.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((sbyte[])[.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int8, in rows and columns.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((sbyte[])[.. rawArray], [rows, columns], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int8, in a vector.</summary>
    public static Tensor tensor(IList<sbyte> rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((sbyte[])[.. rawArray], null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int8, under a shape, row by row.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((sbyte[])[.. rawArray], dimensions.ToArray(), dtype, device, requires_grad, names);
}
