namespace TorchSharp;

// Tensors from .NET values of type Float16.
public static partial class torch
{
    /// <summary>A copy of these values of type Float16, under the shape of the array.</summary>
    public static Tensor tensor(Half[,,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Float16, under the shape of the array.</summary>
    public static Tensor tensor(Half[,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Float16, under the shape of the array.</summary>
    public static Tensor tensor(Half[,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Float16, in a vector.</summary>
    public static Tensor tensor(Half[] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Float16, under a shape, row by row.</summary>
    public static Tensor tensor(Half[] rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Float16, under a shape, row by row.</summary>
    public static Tensor tensor(Memory<Half> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray.ToArray(), dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Float16, in four dimensions, the last one fastest.</summary>
    public static Tensor tensor(IList<Half> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((Half[])[.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Float16, in three dimensions, the last one fastest.</summary>
    public static Tensor tensor(IList<Half> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((Half[])[.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Float16, in rows and columns.</summary>
    public static Tensor tensor(IList<Half> rawArray, long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((Half[])[.. rawArray], [rows, columns], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Float16, in a vector.</summary>
    public static Tensor tensor(IList<Half> rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((Half[])[.. rawArray], null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Float16, under a shape, row by row.</summary>
    public static Tensor tensor(IList<Half> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((Half[])[.. rawArray], dimensions.ToArray(), dtype, device, requires_grad, names);
}
