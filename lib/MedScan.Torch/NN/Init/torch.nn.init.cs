namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Fills tensors with starting values, drawing from the default generator as PyTorch does.</summary>
        public static partial class init
        {
            /// <summary>What follows a layer, for <see cref="calculate_gain"/>.</summary>
            public enum NonlinearityType
            {
                /// <summary>Nothing.</summary>
                Linear = 0,

                /// <summary>A convolution.</summary>
                Conv1D = 1,

                /// <summary>A convolution.</summary>
                Conv2D = 2,

                /// <summary>A convolution.</summary>
                Conv3D = 3,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose1D = 4,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose2D = 5,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose3D = 6,

                /// <summary>A logistic function.</summary>
                Sigmoid = 7,

                /// <summary>A hyperbolic tangent.</summary>
                Tanh = 8,

                /// <summary>A rectified linear unit.</summary>
                ReLU = 9,

                /// <summary>A rectified linear unit with a slope below zero.</summary>
                LeakyReLU = 10,
            }

            /// <summary>Whether variance is kept in the forward or in the backward pass.</summary>
            public enum FanInOut
            {
                /// <summary>Forward.</summary>
                FanIn = 0,

                /// <summary>Backward.</summary>
                FanOut = 1,
            }

            /// <summary>The factor on the standard deviation that makes up for a nonlinearity.</summary>
            /// <param name="nonlinearity">What follows the layer.</param>
            /// <param name="param">For <see cref="NonlinearityType.LeakyReLU"/>: the slope below zero.</param>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + param * param)),
                _ => 1,
            };

            /// <summary>How many inputs an output sees, and how many outputs an input reaches.</summary>
            /// <param name="tensor">Shape (out, in, kernel...).</param>
            /// <exception cref="ArgumentException">Fewer than two axes.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                var shape = tensor.shape;
                if (shape.Length < 2)
                    throw new ArgumentException("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions", nameof(tensor));
                var receptiveField = shape.Skip(2).Aggregate(1L, (product, length) => product * length);
                return (shape[1] * receptiveField, shape[0] * receptiveField);
            }

            /// <summary>Fills with 1.</summary>
            /// <param name="tensor">Changed in place.</param>
            /// <returns>The same tensor.</returns>
            public static Tensor ones_(Tensor tensor) => Filled(tensor, self => self.fill_(1));

            /// <summary>Fills with 0.</summary>
            /// <param name="tensor">Changed in place.</param>
            /// <returns>The same tensor.</returns>
            public static Tensor zeros_(Tensor tensor) => Filled(tensor, self => self.fill_(0));

            /// <summary>Fills with a value.</summary>
            /// <param name="tensor">Changed in place.</param>
            /// <param name="val">The value.</param>
            /// <returns>The same tensor.</returns>
            public static Tensor constant_(Tensor tensor, Scalar val) => Filled(tensor, self => self.fill_(val));

            // Runs without recording, since a parameter that requires a gradient must not be changed otherwise.
            private static Tensor Filled(Tensor tensor, Action<Tensor> fill)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                using var noGradient = no_grad();
                fill(tensor);
                return tensor;
            }
        }
    }
}
