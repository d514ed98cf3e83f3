using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Gradients of this tensor.
    public partial class Tensor
    {
        /// <summary>Whether operations on this tensor are recorded, so that its gradient can be asked for.</summary>
        /// <exception cref="MedScan.Torch.TorchException">Set on a whole-number tensor, or cleared on a result.</exception>
        public bool requires_grad
        {
            get => Native.medscan_tensor_requires_grad(Handle) == 1;
            set
            {
                Native.Check(Native.medscan_tensor_set_requires_grad(Handle, value ? 1 : 0), "requires_grad");
                GC.KeepAlive(this);
            }
        }

        /// <summary>The gradient that <see cref="backward()"/> has summed up so far; null when there is none.</summary>
        public unsafe Tensor? grad
        {
            get
            {
                nint gradient;
                Native.Check(Native.medscan_tensor_grad(Handle, &gradient), "grad");
                GC.KeepAlive(this);
                return gradient == 0 ? null : Own(gradient);
            }

            set
            {
                Native.Check(Native.medscan_tensor_set_grad(Handle, value is null ? 0 : value.Handle), "grad");
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        /// <summary>Whether this tensor was made by the user rather than by a recorded operation.</summary>
        public bool is_leaf => Ops.CallBool("is_leaf", this);

        /// <summary>Sets <see cref="requires_grad"/>. Returns this tensor.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Sets <see cref="requires_grad"/>. Returns this tensor.</summary>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Lets <see cref="grad"/> be filled although this tensor is a result.</summary>
        public void retain_grad() => Ops.Run("retain_grad", this);

        /// <summary>Another tensor over the same memory that takes no part in gradients.</summary>
        public Tensor detach() => Ops.Call("detach", this);

        /// <summary>Takes this tensor out of the gradients of what it came from. Returns this tensor.</summary>
        public Tensor detach_() => Ops.InPlace("detach_", this);

        /// <summary>Adds the gradients of this tensor, which has one element, to <see cref="grad"/> of the leaves it depends on.</summary>
        public void backward() => autograd.backward([this]);

        /// <inheritdoc cref="autograd.backward(IList{Tensor}, IList{Tensor}?, bool?, bool, IList{Tensor}?)"/>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);
    }
}
