namespace TorchSharp;

// Tensors from .NET values of type BFloat16.
public static partial class torch
{
    /// <summary>A copy of these values of type BFloat16, under a shape, row by row.</summary>
    public static Tensor tensor(Memory<BFloat16> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray.ToArray(), dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type BFloat16, in four dimensions, the last one fastest.</summary>
    public static Tensor tensor(IList<BFloat16> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((BFloat16[])[.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type BFloat16, in three dimensions, the last one fastest.</summary>
    public static Tensor tensor(IList<BFloat16> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((BFloat16[])[.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type BFloat16, in rows and columns.</summary>
    public static Tensor tensor(IList<BFloat16> rawArray, long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((BFloat16[])[.. rawArray], [rows, columns], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type BFloat16, in a vector.</summary>
    public static Tensor tensor(IList<BFloat16> rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((BFloat16[])[.. rawArray], null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type BFloat16, under a shape, row by row.</summary>
    public static Tensor tensor(IList<BFloat16> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((BFloat16[])[.. rawArray], dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A tensor without dimensions that holds one BFloat16.</summary>
    public static Tensor tensor(BFloat16 scalar,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromScalar(scalar, dtype, ScalarType.BFloat16, device, requires_grad);

    /// <summary>A copy of these values of type BFloat16, under the shape of the array.</summary>
    public static Tensor tensor(BFloat16[,,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type BFloat16, under the shape of the array.</summary>
    public static Tensor tensor(BFloat16[,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type BFloat16, under the shape of the array.</summary>
    public static Tensor tensor(BFloat16[,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type BFloat16, in a vector.</summary>
    public static Tensor tensor(BFloat16[] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type BFloat16, under a shape, row by row.</summary>
    public static Tensor tensor(BFloat16[] rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);
}
