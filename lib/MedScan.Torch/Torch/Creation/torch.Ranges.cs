using MedScan.Torch.Interop;

namespace TorchSharp;

// Sequences and special matrices.
public static partial class torch
{
    /// <summary>The numbers from start, in steps, to below stop; integers when all three are.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(stop);
        ArgumentNullException.ThrowIfNull(step);
        bool whole = is_integral(start.Type) && is_integral(stop.Type) && is_integral(step.Type);
        ScalarType type = dtype ?? (whole ? ScalarType.Int64 : s_defaultType);
        return WithGradient(Ops.Call("arange.start_step", start, stop, step, type, default, device), requires_grad);
    }

    /// <summary>The numbers from start, in steps of 1, to below stop; integers when both are.</summary>
    public static Tensor arange(Scalar start, Scalar stop,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>The numbers from 0, in steps of 1, to below stop; integers when it is one.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>So many numbers from start to end, both included, at equal distances.</summary>
    public static Tensor linspace(double start, double end, long steps,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        WithGradient(Ops.Call("linspace", start, end, steps, dtype ?? s_defaultType, default, device), requires_grad);

    /// <summary>So many powers of the base, with exponents from start to end at equal distances.</summary>
    public static Tensor logspace(double start, double end, long steps, double @base = 10,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        WithGradient(Ops.Call("logspace", start, end, steps, @base, dtype ?? s_defaultType, default, device), requires_grad);

    /// <summary>A matrix with ones on the diagonal and zeros elsewhere; square when columns is -1.</summary>
    public static Tensor eye(long rows, long columns = -1,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        RefuseNames(names);
        long width = columns == -1 ? rows : columns;
        return WithGradient(Ops.Call("eye.m", rows, width, dtype ?? s_defaultType, default, device), requires_grad);
    }
}
