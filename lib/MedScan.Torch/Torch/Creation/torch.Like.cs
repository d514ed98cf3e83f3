using MedScan.Torch.Interop;

namespace TorchSharp;

// Tensors of the shape of another; type and device are also its own unless given.
public static partial class torch
{
    /// <inheritdoc cref="Tensor.zeros_like(ScalarType?, Device?, bool)"/>
    public static Tensor zeros_like(Tensor input,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Like("zeros_like", input, dtype, device, requires_grad, names);

    /// <inheritdoc cref="Tensor.ones_like(ScalarType?, Device?, bool)"/>
    public static Tensor ones_like(Tensor input,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Like("ones_like", input, dtype, device, requires_grad, names);

    /// <inheritdoc cref="Tensor.empty_like(ScalarType?, Device?, bool)"/>
    public static Tensor empty_like(Tensor input,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Like("empty_like", input, dtype, device, requires_grad, names);

    /// <inheritdoc cref="Tensor.full_like(Scalar, ScalarType?, Device?, bool)"/>
    public static Tensor full_like(Tensor input, Scalar value,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        RefuseNames(names);
        return WithGradient(Ops.Call("full_like", input, value, dtype, default, device), requires_grad);
    }

    /// <inheritdoc cref="Tensor.rand_like(ScalarType?, Device?, bool)"/>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Like("rand_like", input, dtype, device, requires_grad, null);

    /// <inheritdoc cref="Tensor.randn_like(ScalarType?, Device?, bool)"/>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Like("randn_like", input, dtype, device, requires_grad, null);

    /// <inheritdoc cref="Tensor.randint_like(long, long, ScalarType?, Device?, bool)"/>
    public static Tensor randint_like(Tensor input, long low, long high,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        WithGradient(Ops.Call("randint_like.low_dtype", input, low, high, dtype, default, device), requires_grad);

    private static Tensor Like(string op, Tensor input, ScalarType? dtype, Device? device, bool gradient, string[]? names)
    {
        RefuseNames(names);
        return WithGradient(Ops.Call(op, input, dtype, default, device), gradient);
    }
}
