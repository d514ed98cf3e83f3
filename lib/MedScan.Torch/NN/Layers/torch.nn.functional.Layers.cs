using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly long[] One = [1];
            private static readonly long[] Zero = [0];

            /// <summary>An affine map of the last axis: y = x Wᵀ + b.</summary>
            /// <param name="input">Shape (*, inputs).</param>
            /// <param name="weights">Shape (outputs, inputs).</param>
            /// <param name="bias">Shape (outputs), or null.</param>
            /// <returns>Shape (*, outputs).</returns>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) =>
                Ops.Call("linear", input, weights, bias);

            /// <summary>Convolves images with given kernels.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="weight">Shape (out, C / groups, kernel H, kernel W).</param>
            /// <param name="bias">Shape (out), or null.</param>
            /// <param name="strides">One step, or (H, W); 1 by default.</param>
            /// <param name="padding">Zeros on both sides, one amount or (H, W); none by default.</param>
            /// <param name="dilation">Distance between kernel elements, one or (H, W); 1 by default.</param>
            /// <param name="groups">Blocks of channels that do not see each other.</param>
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                Ops.Call("conv2d", input, weight, bias, strides ?? One, padding ?? Zero, dilation ?? One, groups);

            /// <summary>Convolves images with given kernels and named padding.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="weight">Shape (out, C / groups, kernel H, kernel W).</param>
            /// <param name="bias">Shape (out), or null.</param>
            /// <param name="strides">One step, or (H, W); 1 by default.</param>
            /// <param name="padding">No padding, or as much as keeps the size.</param>
            /// <param name="dilation">Distance between kernel elements, one or (H, W); 1 by default.</param>
            /// <param name="groups">Blocks of channels that do not see each other.</param>
            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1) =>
                Ops.Call("conv2d.padding", input, weight, bias, strides ?? One, padding == Padding.Same ? "same" : "valid", dilation ?? One, groups);

            /// <summary>Enlarges the last axes of a tensor.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="pad">Amounts before and after, the last axis first: (left, right, top, bottom, ...).</param>
            /// <param name="mode">What the padding is filled with.</param>
            /// <param name="value">With <see cref="PaddingModes.Constant"/>: the value.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                var (name, fill) = mode switch
                {
                    PaddingModes.Reflect => ("reflect", (double?)null),
                    PaddingModes.Replicate => ("replicate", null),
                    PaddingModes.Circular => ("circular", null),
                    PaddingModes.Zeros => ("constant", 0),
                    _ => ("constant", value),
                };
                return Ops.Call("pad", input, pad, name, fill);
            }

            /// <summary>Enlarges the last axis of a tensor.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="pad">Amounts (left, right).</param>
            /// <param name="mode">What the padding is filled with.</param>
            /// <param name="value">With <see cref="PaddingModes.Constant"/>: the value.</param>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            /// <summary>Enlarges the last two axes of a tensor.</summary>
            /// <param name="input">Shape (*, H, W).</param>
            /// <param name="pad">Amounts (left, right, top, bottom).</param>
            /// <param name="mode">What the padding is filled with.</param>
            /// <param name="value">With <see cref="PaddingModes.Constant"/>: the value.</param>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Normalises each channel by statistics of the batch or by given ones.</summary>
            /// <param name="input">Axis 1 is the channels C.</param>
            /// <param name="running_mean">Shape (C); updated in place when training. Null: by the batch.</param>
            /// <param name="running_var">Shape (C); updated in place when training. Null: by the batch.</param>
            /// <param name="weight">Shape (C): the scale, or null.</param>
            /// <param name="bias">Shape (C): the offset, or null.</param>
            /// <param name="training">Whether the batch's statistics are used.</param>
            /// <param name="momentum">Share of the batch in the updated statistics.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <exception cref="ArgumentException">Training with a single value per channel, whose variance is undefined.</exception>
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-5)
            {
                ArgumentNullException.ThrowIfNull(input);
                if (training && input.ndim >= 2 && input.numel() == input.shape[1])
                    throw new ArgumentException($"Expected more than 1 value per channel when training, got input size ({string.Join(", ", input.shape)})", nameof(input));
                return Ops.Call("batch_norm", input, weight, bias, running_mean, running_var, training, momentum, eps, false);
            }

            /// <summary>In training, sets a random share of the elements to zero and scales up the rest.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="p">The share, in [0, 1].</param>
            /// <param name="training">False gives the values back unchanged.</param>
            /// <param name="inplace">Whether the input itself is overwritten.</param>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                if (inplace)
                    return Ops.InPlace("dropout_", input, p, training).alias();
                // The operator hands back its input itself when it has nothing to do; the result must be free to dispose.
                return training && p > 0 ? Ops.Call("dropout", input, p, training) : input.alias();
            }
        }
    }
}
