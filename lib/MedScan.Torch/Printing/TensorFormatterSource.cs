using System.Globalization;
using MedScan.Torch;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>How notebooks show tensors: shape, type and device, then the values with long dimensions shortened; what is surely
/// one or more images also as a picture.</summary>
internal sealed class TensorFormatterSource
{
    // Each dimension shows six values at most: more dimensions than these are more than anyone reads.
    private const int MostDimensions = 5;

    private readonly TypeFormatter<Tensor>[] _formatters =
    [
        new("text/plain", Describe),
        new("image/png", tensor => TensorPicture.Draw(tensor) is { } png ? Convert.ToBase64String(png) : null),
    ];

    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static string Describe(Tensor tensor)
    {
        if (tensor.IsInvalid)
            return "disposed tensor";
        string head = $"Tensor ({string.Join(", ", tensor.shape)}{(tensor.Dimensions == 1 ? "," : "")}), {tensor.dtype}, {tensor.device}{(tensor.requires_grad ? ", requires gradient" : "")}";
        if (tensor.is_meta || tensor.Dimensions > MostDimensions || tensor.numel() == 0)
            return head;
        try
        {
            return $"{head}\n{tensor.ToString(TensorStringStyle.Numpy, "g5", cultureInfo: CultureInfo.InvariantCulture, newLine: "\n")}";
        }
        catch (TorchException)
        {
            // A type without numbers that are written one by one.
            return head;
        }
    }
}
