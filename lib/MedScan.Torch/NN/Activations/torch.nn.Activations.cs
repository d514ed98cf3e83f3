using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Rectified linear unit, max(x, 0).</summary>
        /// <param name="inplace">Whether the input itself is overwritten.</param>
        public static ReLU ReLU(bool inplace = false) => new(inplace);

        /// <summary>Sigmoid-weighted linear unit, x · sigmoid(x).</summary>
        public static SiLU SiLU() => new(false);

        /// <summary>Sigmoid-weighted linear unit, x · sigmoid(x).</summary>
        /// <param name="inplace">Whether the input itself is overwritten.</param>
        public static SiLU SiLU(bool inplace) => new(inplace);

        /// <summary>Gaussian error linear unit, exact.</summary>
        public static GELU GELU() => new(false);

        /// <summary>Gaussian error linear unit, exact.</summary>
        /// <param name="inplace">Whether the input itself is overwritten.</param>
        public static GELU GELU(bool inplace) => new(inplace);

        /// <summary>Gaussian error linear unit.</summary>
        /// <param name="approximate">How the normal distribution is computed.</param>
        /// <param name="inplace">Whether the input itself is overwritten.</param>
        public static GELU GELU(GELU.Approximate approximate, bool inplace = false) => new(inplace, approximate);

        /// <summary>Logistic function.</summary>
        public static Sigmoid Sigmoid() => new(false);

        /// <summary>Logistic function.</summary>
        /// <param name="inplace">Whether the input itself is overwritten.</param>
        public static Sigmoid Sigmoid(bool inplace) => new(inplace);

        /// <summary>Hyperbolic tangent.</summary>
        public static Tanh Tanh() => new(false);

        /// <summary>Hyperbolic tangent.</summary>
        /// <param name="inplace">Whether the input itself is overwritten.</param>
        public static Tanh Tanh(bool inplace = false) => new(inplace);

        /// <summary>Probabilities along one axis.</summary>
        /// <param name="dim">The axis.</param>
        public static Softmax Softmax(long dim) => new(dim);

        /// <summary>Logarithms of the softmax along one axis.</summary>
        /// <param name="dim">The axis.</param>
        public static LogSoftmax LogSoftmax(long dim) => new(dim);
    }
}
