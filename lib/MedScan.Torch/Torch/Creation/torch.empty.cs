namespace TorchSharp;

// Tensors of whatever the memory holds.
public static partial class torch
{
    /// <summary>A tensor of four dimensions, of whatever the memory holds.</summary>
    public static Tensor empty(int dim0, int dim1, int dim2, int dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Make("empty", [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of three dimensions, of whatever the memory holds.</summary>
    public static Tensor empty(int dim0, int dim1, int dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Make("empty", [dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of rows and columns, of whatever the memory holds.</summary>
    public static Tensor empty(int rows, int columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Make("empty", [rows, columns], dtype, device, requires_grad, names);

    /// <summary>A tensor of so many elements, of whatever the memory holds.</summary>
    public static Tensor empty(int size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Make("empty", [size], dtype, device, requires_grad, names);

    /// <summary>A tensor of four dimensions, of whatever the memory holds.</summary>
    public static Tensor empty(long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Make("empty", [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of three dimensions, of whatever the memory holds.</summary>
    public static Tensor empty(long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Make("empty", [dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of rows and columns, of whatever the memory holds.</summary>
    public static Tensor empty(long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Make("empty", [rows, columns], dtype, device, requires_grad, names);

    /// <summary>A tensor of so many elements, of whatever the memory holds.</summary>
    public static Tensor empty(long size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Make("empty", [size], dtype, device, requires_grad, names);

    /// <summary>A tensor of a shape, of whatever the memory holds.</summary>
    public static Tensor empty(long[] size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Make("empty", size, dtype, device, requires_grad, names);

    /// <summary>A tensor of a shape, of whatever the memory holds.</summary>
    public static Tensor empty(ReadOnlySpan<long> size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Make("empty", size.ToArray(), dtype, device, requires_grad, names);
}
