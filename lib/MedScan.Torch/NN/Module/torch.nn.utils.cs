using MedScan.Torch.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Functions over the gradients of many parameters.</summary>
        public static partial class utils
        {
            /// <summary>Scales the gradients down, all by one factor, where their common norm exceeds a limit.</summary>
            /// <param name="tensors">The parameters; those without a gradient do not count.</param>
            /// <param name="max_norm">The limit.</param>
            /// <param name="norm_type">2 for the Euclidean norm, infinity for the largest absolute value.</param>
            /// <returns>The norm before scaling; NaN or infinite where a gradient is.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var scope = NewDisposeScope();
                using var noGradient = no_grad();
                var gradients = Gradients(tensors);
                if (gradients.Length == 0)
                    return 0;
                var norms = double.IsInfinity(norm_type)
                    ? Array.ConvertAll(gradients, gradient => Ops.Call("norm.Scalar", gradient, norm_type))
                    : Ops.CallList("_foreach_norm.Scalar", gradients, norm_type);
                var total = Ops.Call("norm.Scalar", Ops.Call("stack", norms), norm_type).to(ScalarType.Float64).item<double>();
                // PyTorch multiplies by 1 as well; leaving that out saves a pass over the memory and changes no bit.
                var factor = max_norm / (total + 1e-6);
                if (!(factor >= 1))
                    Ops.Run("_foreach_mul_.Scalar", gradients, factor);
                return total;
            }

            /// <summary>Brings every element of the gradients into a range.</summary>
            /// <param name="tensors">The parameters; those without a gradient do not count.</param>
            /// <param name="clip_value">The largest absolute value, not negative.</param>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var scope = NewDisposeScope();
                using var noGradient = no_grad();
                foreach (var gradient in Gradients(tensors))
                    Ops.InPlace("clamp_", gradient, -clip_value, clip_value);
            }

            private static Tensor[] Gradients(IEnumerable<Parameter> parameters)
            {
                ArgumentNullException.ThrowIfNull(parameters);
                return [.. parameters.Select(parameter => parameter.grad).OfType<Tensor>()];
            }
        }
    }
}
