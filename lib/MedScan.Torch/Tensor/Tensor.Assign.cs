using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Writing into existing tensors.
    public partial class Tensor
    {
        /// <summary>Sets all elements to a number. Returns this tensor.</summary>
        public Tensor fill_(Scalar value) => Ops.InPlace("fill_.Scalar", this, value);

        /// <summary>Sets all elements to zero. Returns this tensor.</summary>
        public Tensor zero_() => Ops.InPlace("zero_", this);

        /// <summary>Copies the elements of another tensor, converting their type; shapes broadcast. Returns this
        /// tensor.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Ops.InPlace("copy_", this, source, nonBlocking);

        /// <summary>Makes this tensor share the memory, shape and strides of another. Returns this tensor.</summary>
        public Tensor set_(Tensor source) => Ops.InPlace("set_.source_Tensor", this, source);

        /// <summary>A copy with memory of its own, through which gradients flow.</summary>
        public Tensor clone() => Ops.Call("clone", this);

        /// <summary>Another tensor object over the same memory.</summary>
        public Tensor alias() => Ops.Call("alias", this);
    }
}
