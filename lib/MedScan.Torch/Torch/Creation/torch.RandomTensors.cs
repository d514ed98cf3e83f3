using MedScan.Torch.Interop;

namespace TorchSharp;

// Random tensors; the default generator is used when none is given.
public static partial class torch
{
    /// <summary>Integers uniform in [low, high), of type Int64 unless another is given.</summary>
    public static Tensor randint(long low, long high, Size size, ScalarType? dtype = null,
        Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        RefuseNames(names);
        ScalarType type = dtype ?? ScalarType.Int64;
        return WithGradient(Ops.Call("randint.low_generator", low, high, size.Shape, generator, type, default, device), requires_grad);
    }

    /// <summary>Integers uniform in [0, high), of type Int64 unless another is given.</summary>
    public static Tensor randint(long high, Size size, ScalarType? dtype = null,
        Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    /// <summary>Integers uniform in [low, high), of type Int64 unless another is given.</summary>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null,
        Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(low, high, new Size(size), dtype, device, requires_grad, generator, names);

    /// <summary>Integers uniform in [0, high), of type Int64 unless another is given.</summary>
    public static Tensor randint(long high, long[] size, ScalarType? dtype = null,
        Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, new Size(size), dtype, device, requires_grad, generator, names);

    /// <summary>Integers uniform in [low, high), of type Int64 unless another is given.</summary>
    public static Tensor randint(int low, int high, int[] size, ScalarType? dtype = null,
        Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(low, high, new Size(size), dtype, device, requires_grad, generator, names);

    /// <summary>Integers uniform in [0, high), of type Int64 unless another is given.</summary>
    public static Tensor randint(int high, int[] size, ScalarType? dtype = null,
        Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, new Size(size), dtype, device, requires_grad, generator, names);

    /// <summary>The integers from 0 to below n in random order, of type Int64 unless another is given.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        WithGradient(Ops.Call("randperm.generator", n, generator, dtype ?? ScalarType.Int64, default, device), requires_grad);

    /// <summary>Numbers of a normal distribution of this mean and standard deviation.</summary>
    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        WithGradient(randn(size, dtype, device, false, generator, names).mul_(std).add_(mean), requires_grad);

    /// <summary>Numbers of normal distributions, each of its own mean and standard deviation.</summary>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(mean);
        return randn(mean.shape, generator: generator).mul_(std).add_(mean);
    }
}
