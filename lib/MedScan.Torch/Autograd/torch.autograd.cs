using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients by reverse differentiation.</summary>
    public static partial class autograd
    {
        /// <summary>The gradients of the outputs' sum with respect to the inputs, without touching <see cref="Tensor.grad"/>.</summary>
        /// <param name="outputs">What is differentiated.</param>
        /// <param name="inputs">By what; one result each.</param>
        /// <param name="grad_outputs">Weights of the outputs, of their shapes; needed unless the outputs have one element.</param>
        /// <param name="retain_graph">Keep the graph for another pass.</param>
        /// <param name="create_graph">Make the results differentiable in turn.</param>
        /// <param name="allow_unused">An input that the outputs do not depend on gives null instead of an error.</param>
        public static unsafe IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null,
            bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            nint[] ofs = Handles(outputs), bys = Handles(inputs), weights = Handles(grad_outputs);
            var results = new nint[bys.Length];
            fixed (nint* of = ofs, by = bys, weight = weights, result = results)
            {
                int status = Native.medscan_grad(of, ofs.Length, by, bys.Length, weight, weights.Length,
                    retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, result);
                KeepAlive(outputs, inputs, grad_outputs);
                Native.Check(status, "autograd.grad");
            }

            return Array.ConvertAll(results, handle => handle == 0 ? null! : Tensor.Own(handle));
        }

        /// <summary>Adds the gradients of the tensors' sum to <see cref="Tensor.grad"/> of the leaves they depend on.</summary>
        /// <param name="tensors">What is differentiated.</param>
        /// <param name="grad_tensors">Weights of the tensors, of their shapes; needed unless they have one element.</param>
        /// <param name="retain_graph">Keep the graph for another pass; by default as <paramref name="create_graph"/>.</param>
        /// <param name="create_graph">Make the gradients differentiable in turn.</param>
        /// <param name="inputs">Only these leaves, instead of all.</param>
        public static unsafe void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null,
            bool create_graph = false, IList<Tensor>? inputs = null)
        {
            nint[] ofs = Handles(tensors), weights = Handles(grad_tensors), bys = Handles(inputs);
            fixed (nint* of = ofs, weight = weights, by = bys)
            {
                int status = Native.medscan_backward(of, ofs.Length, weight, weights.Length,
                    retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0, by, bys.Length);
                KeepAlive(tensors, grad_tensors, inputs);
                Native.Check(status, "backward");
            }
        }

        /// <inheritdoc cref="backward(IList{Tensor}, IList{Tensor}?, bool?, bool, IList{Tensor}?)"/>
        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null,
            bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <inheritdoc cref="backward(IList{Tensor}, IList{Tensor}?, bool?, bool, IList{Tensor}?)"/>
        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null,
            bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        private static nint[] Handles(IList<Tensor>? tensors) =>
            tensors is null ? [] : [.. tensors.Select(tensor => tensor is null ? 0 : tensor.Handle)];

        private static void KeepAlive(params ReadOnlySpan<IList<Tensor>?> lists)
        {
            foreach (IList<Tensor>? list in lists)
                GC.KeepAlive(list);
        }
    }
}
