using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    // Tensors as text.
    public partial class Tensor
    {
        /// <summary>Shape, type and device, e.g. <c>[2x3], type = Float32, device = cpu</c>.</summary>
        public override string ToString() =>
            IsInvalid ? "disposed" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        /// <summary>The values when <paramref name="disamb"/> is set, else shape, type and device.</summary>
        public string ToString(bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null,
            string? newLine = null) =>
            disamb ? ToString(TensorStringStyle.Default, fltFormat, width, cultureInfo, newLine) : ToString();

        /// <summary>The tensor in a style.</summary>
        /// <param name="style">Which style.</param>
        /// <param name="fltFormat">The format of floating-point numbers, <c>g5</c> when not given.</param>
        /// <param name="width">Not used by the styles there are; lines are as long as the last dimension.</param>
        /// <param name="cultureInfo">The culture of numbers, the current one when not given.</param>
        /// <param name="newLine">What ends a line, the system's newline when not given.</param>
        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null,
            CultureInfo? cultureInfo = null, string? newLine = null)
        {
            if (style == TensorStringStyle.Default)
                style = torch.TensorStringStyle;
            return style == TensorStringStyle.Metadata || is_meta
                ? ToString()
                : new TensorPrinter(fltFormat ?? "g5", cultureInfo ?? CultureInfo.CurrentCulture, newLine ?? Environment.NewLine)
                    .Print(this);
        }
    }
}
