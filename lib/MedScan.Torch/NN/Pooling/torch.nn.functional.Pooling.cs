using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The largest value of each window of an image.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">The window (H, W).</param>
            /// <param name="strides">The step (H, W); the window by default.</param>
            /// <param name="padding">Minus infinity added on both sides (H, W); none by default.</param>
            /// <param name="dilation">Distance between the elements of a window (H, W); 1 by default.</param>
            /// <param name="ceil_mode">Whether windows that begin inside but end outside count.</param>
            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Ops.Call("max_pool2d", input, kernel_size, strides ?? kernel_size, padding ?? Zero, dilation ?? One, ceil_mode);

            /// <summary>The largest value of each square window of an image.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">The window's side.</param>
            /// <param name="stride">The step; the window's side by default.</param>
            /// <param name="padding">Minus infinity added on every side; none by default.</param>
            /// <param name="dilation">Distance between the elements of a window; 1 by default.</param>
            /// <param name="ceil_mode">Whether windows that begin inside but end outside count.</param>
            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Square(kernel_size), Square(stride ?? kernel_size), Square(padding ?? 0), Square(dilation ?? 1), ceil_mode);

            /// <summary>The largest value of each window of an image.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">The window (H, W).</param>
            /// <param name="stride">The step (H, W); the window by default.</param>
            /// <param name="padding">Minus infinity added on both sides (H, W); none by default.</param>
            /// <param name="dilation">Distance between the elements of a window (H, W); 1 by default.</param>
            /// <param name="ceil_mode">Whether windows that begin inside but end outside count.</param>
            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Pair(kernel_size), Pair(stride ?? kernel_size), Pair(padding ?? (0, 0)), Pair(dilation ?? (1, 1)), ceil_mode);

            /// <summary>The largest value of each window of an image, and where it came from.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">The window (H, W).</param>
            /// <param name="strides">The step (H, W); the window by default.</param>
            /// <param name="padding">Minus infinity added on both sides (H, W); none by default.</param>
            /// <param name="dilation">Distance between the elements of a window (H, W); 1 by default.</param>
            /// <param name="ceil_mode">Whether windows that begin inside but end outside count.</param>
            /// <returns>The values, and their places in the flattened (H, W) plane.</returns>
            public static (Tensor output, Tensor indices) max_pool2d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Ops.Call2("max_pool2d_with_indices", input, kernel_size, strides ?? kernel_size, padding ?? Zero, dilation ?? One, ceil_mode);

            /// <summary>The mean of each window of an image.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">The window (H, W).</param>
            /// <param name="stride">The step (H, W); the window by default.</param>
            /// <param name="padding">Zeros added on both sides (H, W); none by default.</param>
            /// <param name="ceil_mode">Whether windows that begin inside but end outside count.</param>
            /// <param name="count_include_pad">Whether the padding counts in the mean.</param>
            /// <param name="divisor_override">Divides by this in place of the window's area.</param>
            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Ops.Call("avg_pool2d", input, kernel_size, stride ?? kernel_size, padding ?? Zero, ceil_mode, count_include_pad, divisor_override);

            /// <summary>The mean of each square window of an image.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">The window's side.</param>
            /// <param name="stride">The step; the window's side by default.</param>
            /// <param name="padding">Zeros added on every side.</param>
            /// <param name="ceil_mode">Whether windows that begin inside but end outside count.</param>
            /// <param name="count_include_pad">Whether the padding counts in the mean.</param>
            /// <param name="divisor_override">Divides by this in place of the window's area.</param>
            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, Square(kernel_size), Square(stride ?? kernel_size), Square(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>The mean of each window of an image.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">The window (H, W).</param>
            /// <param name="stride">The step (H, W); the window by default.</param>
            /// <param name="padding">Zeros added on both sides (H, W); none by default.</param>
            /// <param name="ceil_mode">Whether windows that begin inside but end outside count.</param>
            /// <param name="count_include_pad">Whether the padding counts in the mean.</param>
            /// <param name="divisor_override">Divides by this in place of the window's area.</param>
            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, Pair(kernel_size), Pair(stride ?? kernel_size), Pair(padding ?? (0, 0)), ceil_mode, count_include_pad, divisor_override);

            /// <summary>Means over windows chosen so that the output has a given size.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="output_size">The output's (H, W).</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                Ops.Call("adaptive_avg_pool2d", input, output_size);

            /// <summary>Means over windows chosen so that the output has a given size.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="output_size">The output's (H, W).</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                adaptive_avg_pool2d(input, Pair(output_size));

            /// <summary>Means over windows chosen so that the output is a square of a given side.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="output_size">The output's side.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) =>
                adaptive_avg_pool2d(input, Square(output_size));
        }
    }
}
