using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A convolution over images.</summary>
public sealed class Conv2d : Convolution
{
    private static readonly long[] NoPadding = [0, 0];

    internal Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long) stride, (long, long)? padding, Padding? padding_type, (long, long) dilation, long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
        : base(
            nameof(Conv2d),
            in_channels,
            out_channels,
            [kernel_size.Item1, kernel_size.Item2],
            [stride.Item1, stride.Item2],
            padding is { } amount ? [amount.Item1, amount.Item2] : null,
            padding_type,
            [dilation.Item1, dilation.Item2],
            transposed: false,
            output_padding: [0, 0],
            groups,
            bias,
            padding_mode,
            device,
            dtype)
    {
    }

    /// <summary>Convolves.</summary>
    /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
    /// <returns>The same axes with the output's channels and size.</returns>
    /// <exception cref="ArgumentException">The axes or the channels are wrong.</exception>
    public override Tensor forward(Tensor input)
    {
        if (!ValidateShape(input, 2))
        {
            throw new ArgumentException(
                $"Expected 3D (unbatched) or 4D (batched) input with {in_channels} channels to Conv2d,"
                + $" got ({string.Join(", ", input.shape)}).",
                nameof(input));
        }
        if (padding_mode != PaddingModes.Zeros)
        {
            using var padded = nn.functional.pad(input, _reversed_padding_repeated_twice, padding_mode);
            return nn.functional.conv2d(padded, weight, bias, stride, NoPadding, dilation, groups);
        }
        return padding_type is { } type
            ? nn.functional.conv2d_padding(input, weight, bias, stride, type, dilation, groups)
            : nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
    }
}
