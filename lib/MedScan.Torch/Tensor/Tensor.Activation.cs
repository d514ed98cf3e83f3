using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Activation functions.
    public partial class Tensor
    {
        /// <summary>Each element, or 0 where it is negative.</summary>
        public Tensor relu() => Ops.Call("relu", this);

        /// <summary>Each element, or 0 where it is negative. Changes this tensor and returns it.</summary>
        public Tensor relu_() => Ops.InPlace("relu_", this);

        /// <summary>Each element, moved into [0, 6].</summary>
        public Tensor relu6() => Ops.Call("relu6", this);

        /// <summary>Each element, moved into [0, 6]. Changes this tensor and returns it.</summary>
        public Tensor relu6_() => Ops.InPlace("relu6_", this);

        /// <summary>1 / (1 + exp(-x)) of each element.</summary>
        public Tensor sigmoid() => Ops.Call("sigmoid", this);

        /// <summary>1 / (1 + exp(-x)) of each element. Changes this tensor and returns it.</summary>
        public Tensor sigmoid_() => Ops.InPlace("sigmoid_", this);

        /// <summary>The logarithm of the sigmoid of each element.</summary>
        public Tensor log_sigmoid() => Ops.Call("log_sigmoid", this);

        /// <summary>The hyperbolic tangent of each element.</summary>
        public Tensor tanh() => Ops.Call("tanh", this);

        /// <summary>The hyperbolic tangent of each element. Changes this tensor and returns it.</summary>
        public Tensor tanh_() => Ops.InPlace("tanh_", this);

        /// <summary>x * sigmoid(x) of each element.</summary>
        public Tensor silu() => Ops.Call("silu", this);

        /// <summary>x * sigmoid(x) of each element. Changes this tensor and returns it.</summary>
        public Tensor silu_() => Ops.InPlace("silu_", this);

        /// <summary>x * Φ(x) of each element, Φ being the normal distribution.</summary>
        public Tensor gelu() => Ops.Call("gelu", this);

        /// <summary>x * Φ(x) of each element, Φ being the normal distribution. Changes this tensor and returns
        /// it.</summary>
        public Tensor gelu_() => Ops.InPlace("gelu_", this);

        /// <summary>x * relu6(x + 3) / 6 of each element.</summary>
        public Tensor hardswish() => Ops.Call("hardswish", this);

        /// <summary>x * relu6(x + 3) / 6 of each element. Changes this tensor and returns it.</summary>
        public Tensor hardswish_() => Ops.InPlace("hardswish_", this);

        /// <summary>relu6(x + 3) / 6 of each element.</summary>
        public Tensor hardsigmoid() => Ops.Call("hardsigmoid", this);

        /// <summary>relu6(x + 3) / 6 of each element. Changes this tensor and returns it.</summary>
        public Tensor hardsigmoid_() => Ops.InPlace("hardsigmoid_", this);

        /// <summary>Each element, scaled by the slope where it is negative.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => Ops.Call("leaky_relu", this, negative_slope);

        /// <summary>Each element, scaled by the slope where it is negative. Changes this tensor and returns
        /// it.</summary>
        public Tensor leaky_relu_(Scalar negative_slope) => Ops.InPlace("leaky_relu_", this, negative_slope);

        /// <summary>log(1 + exp(beta x)) / beta of each element; x itself where beta x is above the
        /// threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => Ops.Call("softplus", this, beta, threshold);

        /// <summary>exp(x), scaled to sum to 1 along a dimension.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Ops.Call("softmax.int", this, dim, dtype);

        /// <summary>The logarithm of the softmax along a dimension, without overflow.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Ops.Call("log_softmax.int", this, dim, dtype);
    }
}
