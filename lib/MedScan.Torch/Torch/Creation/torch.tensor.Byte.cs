namespace TorchSharp;

// Tensors from .NET values of type Byte.
public static partial class torch
{
    /// <summary>A tensor without dimensions that holds one Byte.</summary>
    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false) =>
        FromScalar(scalar, null, ScalarType.Byte, device, requires_grad);

    /// <summary>A copy of these values of type Byte, under the shape of the array.</summary>
    public static Tensor tensor(byte[,,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Byte, under the shape of the array.</summary>
    public static Tensor tensor(byte[,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Byte, under the shape of the array.</summary>
    public static Tensor tensor(byte[,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Byte, in a vector.</summary>
    public static Tensor tensor(byte[] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Byte, under a shape, row by row.</summary>
    public static Tensor tensor(byte[] rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Byte, under a shape, row by row.</summary>
    public static Tensor tensor(Memory<byte> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf(rawArray.ToArray(), dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Byte, in four dimensions, the last one fastest.</summary>
    public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((byte[])[.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Byte, in three dimensions, the last one fastest.</summary>
    public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((byte[])[.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Byte, in rows and columns.</summary>
    public static Tensor tensor(IList<byte> rawArray, long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((byte[])[.. rawArray], [rows, columns], dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Byte, in a vector.</summary>
    public static Tensor tensor(IList<byte> rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((byte[])[.. rawArray], null, dtype, device, requires_grad, names);

    /// <summary>A copy of these values of type Byte, under a shape, row by row.</summary>
    public static Tensor tensor(IList<byte> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyOf((byte[])[.. rawArray], dimensions.ToArray(), dtype, device, requires_grad, names);
}
