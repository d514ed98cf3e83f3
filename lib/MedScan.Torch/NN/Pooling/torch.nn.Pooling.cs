using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The largest value of each square window of an image.</summary>
        /// <param name="kernel_size">The window's side.</param>
        /// <param name="stride">The step; the window's side by default.</param>
        /// <param name="padding">Minus infinity added on every side; none by default.</param>
        /// <param name="dilation">Distance between the elements of a window; 1 by default.</param>
        /// <param name="ceil_mode">Whether windows that begin inside but end outside count.</param>
        public static MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
            new(Square(kernel_size), Square(stride ?? kernel_size), Square(padding ?? 0), Square(dilation ?? 1), ceil_mode);

        /// <summary>The largest value of each window of an image.</summary>
        /// <param name="kernel_size">The window (H, W).</param>
        /// <param name="stride">The step (H, W); the window by default.</param>
        /// <param name="padding">Minus infinity added on both sides (H, W); none by default.</param>
        /// <param name="dilation">Distance between the elements of a window (H, W); 1 by default.</param>
        /// <param name="ceil_mode">Whether windows that begin inside but end outside count.</param>
        public static MaxPool2d MaxPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
            new(Pair(kernel_size), Pair(stride ?? kernel_size), Pair(padding ?? (0, 0)), Pair(dilation ?? (1, 1)), ceil_mode);

        /// <summary>The largest value of each window of an image.</summary>
        /// <param name="kernel_size">The window (H, W).</param>
        /// <param name="stride">The step (H, W); the window by default.</param>
        /// <param name="padding">Minus infinity added on both sides (H, W); none by default.</param>
        /// <param name="dilation">Distance between the elements of a window (H, W); 1 by default.</param>
        /// <param name="ceil_mode">Whether windows that begin inside but end outside count.</param>
        public static MaxPool2d MaxPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
            new(kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>The mean of each window of an image.</summary>
        /// <param name="kernel_size">The window (H, W).</param>
        /// <param name="stride">The step (H, W); the window by default.</param>
        /// <param name="padding">Zeros added on both sides (H, W); none by default.</param>
        /// <param name="ceil_mode">Whether windows that begin inside but end outside count.</param>
        /// <param name="count_include_pad">Whether the padding counts in the mean.</param>
        /// <param name="divisor_override">Divides by this in place of the window's area.</param>
        public static AvgPool2d AvgPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

        /// <summary>The mean of each window of an image.</summary>
        /// <param name="kernel_size">The window (H, W).</param>
        /// <param name="stride">The step (H, W); the window by default.</param>
        /// <param name="padding">Zeros added on both sides (H, W); none by default.</param>
        /// <param name="ceil_mode">Whether windows that begin inside but end outside count.</param>
        /// <param name="count_include_pad">Whether the padding counts in the mean.</param>
        /// <param name="divisor_override">Divides by this in place of the window's area.</param>
        public static AvgPool2d AvgPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            new(Pair(kernel_size), stride is { } step ? Pair(step) : null, padding is { } zeros ? Pair(zeros) : null, ceil_mode, count_include_pad, divisor_override);

        /// <summary>The mean of each square window of an image.</summary>
        /// <param name="kernel_size">The window's side.</param>
        /// <param name="stride">The step; the window's side by default.</param>
        /// <param name="padding">Zeros added on every side; none by default.</param>
        /// <param name="ceil_mode">Whether windows that begin inside but end outside count.</param>
        /// <param name="count_include_pad">Whether the padding counts in the mean.</param>
        /// <param name="divisor_override">Divides by this in place of the window's area.</param>
        public static AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            new(Square(kernel_size), stride is { } step ? Square(step) : null, padding is { } zeros ? Square(zeros) : null, ceil_mode, count_include_pad, divisor_override);

        /// <summary>Means over windows chosen so that the output has a given size.</summary>
        /// <param name="output_size">The output's (H, W).</param>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);

        /// <summary>Means over windows chosen so that the output has a given size.</summary>
        /// <param name="output_size">The output's (H, W).</param>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new(Pair(output_size));

        /// <summary>Means over windows chosen so that the output is a square of a given side.</summary>
        /// <param name="output_size">The output's side.</param>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new(Square(output_size));

        private static long[] Pair((long, long) value) => [value.Item1, value.Item2];

        private static long[] Square(long side) => [side, side];
    }
}
