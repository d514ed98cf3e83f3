using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Draws from the uniform distribution.</summary>
            /// <param name="tensor">Changed in place.</param>
            /// <param name="low">The least value.</param>
            /// <param name="high">Just above the largest value.</param>
            /// <param name="generator">In place of the default one.</param>
            /// <returns>The same tensor.</returns>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Filled(tensor, self => Ops.InPlace("uniform_", self, low, high, generator));

            /// <summary>Draws from the normal distribution.</summary>
            /// <param name="tensor">Changed in place.</param>
            /// <param name="mean">The mean.</param>
            /// <param name="std">The standard deviation.</param>
            /// <param name="generator">In place of the default one.</param>
            /// <returns>The same tensor.</returns>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Filled(tensor, self => Ops.InPlace("normal_", self, mean, std, generator));

            /// <summary>Draws from the normal distribution cut off at both ends.</summary>
            /// <param name="tensor">Changed in place.</param>
            /// <param name="mean">The mean.</param>
            /// <param name="std">The standard deviation before the cut.</param>
            /// <param name="a">The least value.</param>
            /// <param name="b">The largest value.</param>
            /// <param name="generator">In place of the default one.</param>
            /// <returns>The same tensor.</returns>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null)
            {
                // Uniform in the cut-off distribution function, then its inverse: the same draws as PyTorch makes.
                double lower = NormalCdf((a - mean) / std), upper = NormalCdf((b - mean) / std);
                return Filled(tensor, self =>
                {
                    Ops.InPlace("uniform_", self, 2 * lower - 1, 2 * upper - 1, generator);
                    Ops.InPlace("erfinv_", self);
                    self.mul_(std * Math.Sqrt(2));
                    self.add_(mean);
                    Ops.InPlace("clamp_", self, a, b);
                });
            }

            /// <summary>Draws uniformly with a variance of gain² / fan. He et al., arXiv:1502.01852, 2015.</summary>
            /// <param name="tensor">Shape (out, in, kernel...); changed in place.</param>
            /// <param name="a">For <see cref="NonlinearityType.LeakyReLU"/>: the slope below zero.</param>
            /// <param name="mode">Whether variance is kept in the forward or in the backward pass.</param>
            /// <param name="nonlinearity">What follows the layer.</param>
            /// <returns>The same tensor.</returns>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Draws normally with a variance of gain² / fan. He et al., arXiv:1502.01852, 2015.</summary>
            /// <param name="tensor">Shape (out, in, kernel...); changed in place.</param>
            /// <param name="a">For <see cref="NonlinearityType.LeakyReLU"/>: the slope below zero.</param>
            /// <param name="mode">Whether variance is kept in the forward or in the backward pass.</param>
            /// <param name="nonlinearity">What follows the layer.</param>
            /// <returns>The same tensor.</returns>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>Draws uniformly with a variance of 2 gain² / (fan in + fan out). Glorot and Bengio, AISTATS 2010.</summary>
            /// <param name="tensor">Shape (out, in, kernel...); changed in place.</param>
            /// <param name="gain">From <see cref="calculate_gain"/>.</param>
            /// <returns>The same tensor.</returns>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                var bound = Math.Sqrt(3.0) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Draws normally with a variance of 2 gain² / (fan in + fan out). Glorot and Bengio, AISTATS 2010.</summary>
            /// <param name="tensor">Shape (out, in, kernel...); changed in place.</param>
            /// <param name="gain">From <see cref="calculate_gain"/>.</param>
            /// <returns>The same tensor.</returns>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0) => normal_(tensor, 0, XavierDeviation(tensor, gain));

            /// <summary>Another name of <see cref="xavier_uniform_"/>.</summary>
            /// <param name="tensor">Shape (out, in, kernel...); changed in place.</param>
            /// <param name="gain">From <see cref="calculate_gain"/>.</param>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1.0) => xavier_uniform_(tensor, gain);

            /// <summary>Another name of <see cref="xavier_normal_"/>.</summary>
            /// <param name="tensor">Shape (out, in, kernel...); changed in place.</param>
            /// <param name="gain">From <see cref="calculate_gain"/>.</param>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1.0) => xavier_normal_(tensor, gain);

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static double XavierDeviation(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            private static double NormalCdf(double x) => (1 + ErrorFunction(x / Math.Sqrt(2))) / 2;

            // .NET has no error function; libtorch's is correct to the last bits of a double.
            private static double ErrorFunction(double x)
            {
                using var argument = tensor(x, dtype: ScalarType.Float64);
                using var value = Ops.Call("erf", argument);
                return value.item<double>();
            }
        }
    }
}
