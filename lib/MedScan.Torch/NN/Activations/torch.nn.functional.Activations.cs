using MedScan.Torch.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Rectified linear unit, max(x, 0).</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Whether the input itself is overwritten.</param>
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_().alias() : x.relu();

            /// <summary>Sigmoid-weighted linear unit, x · sigmoid(x).</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Whether the input itself is overwritten.</param>
            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_().alias() : x.silu();

            /// <summary>Gaussian error linear unit, exact.</summary>
            /// <param name="x">Any shape.</param>
            public static Tensor gelu(Tensor x) => gelu(x, Modules.GELU.Approximate.none);

            /// <summary>Gaussian error linear unit, exact.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Whether the input itself is overwritten.</param>
            public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

            /// <summary>Gaussian error linear unit.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="approximate">How the normal distribution is computed.</param>
            /// <param name="inplace">Whether the input itself is overwritten.</param>
            public static Tensor gelu(Tensor x, GELU.Approximate approximate, bool inplace = false)
            {
                var name = approximate == Modules.GELU.Approximate.tanh ? "tanh" : "none";
                return inplace ? Ops.InPlace("gelu_", x, name).alias() : Ops.Call("gelu", x, name);
            }

            /// <summary>Logistic function.</summary>
            /// <param name="x">Any shape.</param>
            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            /// <summary>Logistic function.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Whether the input itself is overwritten.</param>
            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? x.sigmoid_().alias() : x.sigmoid();

            /// <summary>Hyperbolic tangent.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Whether the input itself is overwritten.</param>
            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_().alias() : x.tanh();

            /// <summary>Probabilities along one axis.</summary>
            /// <param name="input">Any shape that has the axis.</param>
            /// <param name="dim">The axis.</param>
            /// <param name="dtype">Converted to before computing.</param>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            /// <summary>Logarithms of the softmax along one axis.</summary>
            /// <param name="x">Any shape that has the axis.</param>
            /// <param name="dim">The axis.</param>
            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);
        }
    }
}
