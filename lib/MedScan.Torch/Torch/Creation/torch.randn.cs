namespace TorchSharp;

// Tensors of numbers of the standard normal distribution.
public static partial class torch
{
    /// <summary>A tensor of four dimensions, of numbers of the standard normal distribution.</summary>
    public static Tensor randn(int dim0, int dim1, int dim2, int dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("randn", [dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of three dimensions, of numbers of the standard normal distribution.</summary>
    public static Tensor randn(int dim0, int dim1, int dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("randn", [dim0, dim1, dim2], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of rows and columns, of numbers of the standard normal distribution.</summary>
    public static Tensor randn(int rows, int columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("randn", [rows, columns], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of so many elements, of numbers of the standard normal distribution.</summary>
    public static Tensor randn(int size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("randn", [size], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of four dimensions, of numbers of the standard normal distribution.</summary>
    public static Tensor randn(long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("randn", [dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of three dimensions, of numbers of the standard normal distribution.</summary>
    public static Tensor randn(long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("randn", [dim0, dim1, dim2], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of rows and columns, of numbers of the standard normal distribution.</summary>
    public static Tensor randn(long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("randn", [rows, columns], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of so many elements, of numbers of the standard normal distribution.</summary>
    public static Tensor randn(long size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("randn", [size], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of a shape, of numbers of the standard normal distribution.</summary>
    public static Tensor randn(long[] size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("randn", size, dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of a shape, of numbers of the standard normal distribution.</summary>
    public static Tensor randn(ReadOnlySpan<long> size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("randn", size.ToArray(), dtype, device, requires_grad, generator, names);
}
