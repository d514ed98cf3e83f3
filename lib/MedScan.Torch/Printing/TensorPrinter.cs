using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Writes the values of a tensor in nested brackets, as NumPy does; long dimensions show their two ends.</summary>
internal sealed class TensorPrinter(string format, CultureInfo culture, string newLine)
{
    // Shown at each end of a dimension that is longer than both together.
    private const int Edge = 3;

    private readonly StringBuilder _text = new();

    public string Print(Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable mode = no_grad();
        Write(tensor.cpu(), 0);
        return _text.ToString();
    }

    private void Write(Tensor tensor, int depth)
    {
        if (tensor.Dimensions == 0)
        {
            _text.Append(Value(tensor));
            return;
        }

        bool innermost = tensor.Dimensions == 1;
        long size = tensor.shape[0];
        _text.Append('[');
        for (long k = 0; k < size; k++)
        {
            if (k > 0)
                Separate(tensor, depth);
            if (size > 2 * Edge && k == Edge)
            {
                _text.Append("...");
                Separate(tensor, depth, innermost ? " " : "");
                k = size - Edge;
            }

            using Tensor element = tensor.select(0, k);
            Write(element, depth + 1);
        }

        _text.Append(']');
    }

    private void Separate(Tensor tensor, int depth, string? between = null)
    {
        if (tensor.Dimensions == 1)
        {
            _text.Append(between ?? ", ");
            return;
        }

        for (int k = 1; k < tensor.Dimensions; k++)
            _text.Append(newLine);
        _text.Append(' ', depth + 1);
    }

    private string Value(Tensor element) => element.dtype switch
    {
        ScalarType.Bool => element.ToBoolean() ? "True" : "False",
        _ when element.is_floating_point() => element.ToDouble().ToString(format, culture),
        _ => element.ToInt64().ToString(culture),
    };
}
