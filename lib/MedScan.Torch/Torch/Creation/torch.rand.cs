namespace TorchSharp;

// Tensors of numbers uniform in [0, 1).
public static partial class torch
{
    /// <summary>A tensor of four dimensions, of numbers uniform in [0, 1).</summary>
    public static Tensor rand(int dim0, int dim1, int dim2, int dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("rand", [dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of three dimensions, of numbers uniform in [0, 1).</summary>
    public static Tensor rand(int dim0, int dim1, int dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("rand", [dim0, dim1, dim2], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of rows and columns, of numbers uniform in [0, 1).</summary>
    public static Tensor rand(int rows, int columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("rand", [rows, columns], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of so many elements, of numbers uniform in [0, 1).</summary>
    public static Tensor rand(int size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("rand", [size], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of four dimensions, of numbers uniform in [0, 1).</summary>
    public static Tensor rand(long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("rand", [dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of three dimensions, of numbers uniform in [0, 1).</summary>
    public static Tensor rand(long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("rand", [dim0, dim1, dim2], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of rows and columns, of numbers uniform in [0, 1).</summary>
    public static Tensor rand(long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("rand", [rows, columns], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of so many elements, of numbers uniform in [0, 1).</summary>
    public static Tensor rand(long size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("rand", [size], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of a shape, of numbers uniform in [0, 1).</summary>
    public static Tensor rand(long[] size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("rand", size, dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of a shape, of numbers uniform in [0, 1).</summary>
    public static Tensor rand(ReadOnlySpan<long> size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Draw("rand", size.ToArray(), dtype, device, requires_grad, generator, names);
}
