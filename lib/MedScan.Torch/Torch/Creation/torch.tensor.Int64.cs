namespace TorchSharp;

// Tensors from .NET values of type Int64.
public static partial class torch
{
    /// <summary>A tensor without dimensions that holds one Int64.</summary>
    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromScalar(scalar, dtype, ScalarType.Int64, device, requires_grad);

    /// <summary>A copy of these values of type Int64, under the shape of the array.</summary>
    public static Tensor tensor(long[,,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int64, under the shape of the array.</summary>
    public static Tensor tensor(long[,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int64, under the shape of the array.</summary>
    public static Tensor tensor(long[,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int64, in a vector.</summary>
    public static Tensor tensor(long[] dataArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(dataArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int64, under a shape, row by row.</summary>
    public static Tensor tensor(long[] dataArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(dataArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int64, under a shape, row by row.</summary>
    public static Tensor tensor(Memory<long> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray.ToArray(), dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int64, in four dimensions, the last one fastest.</summary>
    public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((long[])[.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int64, in three dimensions, the last one fastest.</summary>
    public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((long[])[.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int64, in rows and columns.</summary>
    public static Tensor tensor(IList<long> rawArray, long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((long[])[.. rawArray], [rows, columns], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int64, in a vector.</summary>
    public static Tensor tensor(IList<long> rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((long[])[.. rawArray], null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Int64, under a shape, row by row.</summary>
    public static Tensor tensor(IList<long> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((long[])[.. rawArray], dimensions.ToArray(), dtype, device, requires_grad, names);
}
