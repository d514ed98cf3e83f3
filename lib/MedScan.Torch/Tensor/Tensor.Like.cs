using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // New tensors of this shape, or of this type and device.
    public partial class Tensor
    {
        /// <summary>Zeros, in the shape, type and device of this tensor unless others are given.</summary>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.zeros_like(this, dtype, device, requires_grad);

        /// <summary>Ones, in the shape, type and device of this tensor unless others are given.</summary>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.ones_like(this, dtype, device, requires_grad);

        /// <summary>Whatever the memory holds, in the shape, type and device of this tensor unless others are given.</summary>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.empty_like(this, dtype, device, requires_grad);

        /// <summary>One value, in the shape, type and device of this tensor unless others are given.</summary>
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.full_like(this, value, dtype, device, requires_grad);

        /// <summary>Numbers uniform in [0, 1), in the shape, type and device of this tensor unless others are given.</summary>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.rand_like(this, dtype, device, requires_grad);

        /// <summary>Standard normal numbers, in the shape, type and device of this tensor unless others are given.</summary>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.randn_like(this, dtype, device, requires_grad);

        /// <summary>Integers uniform in [low, high), in the shape, type and device of this tensor unless others are given.</summary>
        public Tensor randint_like(long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.randint_like(this, low, high, dtype, device, requires_grad);

        /// <summary>Whatever the memory holds, in the type and device of this tensor unless others are given.</summary>
        public Tensor new_empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            WithGradient(Ops.Call("new_empty", this, size, dtype, default, device), requires_grad);

        /// <summary>Zeros, in the type and device of this tensor unless others are given.</summary>
        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            WithGradient(Ops.Call("new_zeros", this, size, dtype, default, device), requires_grad);

        /// <summary>One value, in the type and device of this tensor unless others are given.</summary>
        public Tensor new_full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            WithGradient(Ops.Call("new_full", this, size, value, dtype, default, device), requires_grad);
    }
}
