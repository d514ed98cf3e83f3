using System.Runtime.InteropServices;

namespace MedScan.Torch;

/// <summary>
/// libtorch refused an operation: wrong shapes, dtypes or values. The message is the first line of libtorch's own,
/// followed by the operator's name. TorchSharp throws the base class, which is what portable code catches.
/// </summary>
public sealed class TorchException : ExternalException
{
    internal TorchException(string message, string operation)
        : base($"{message} (in {operation})") => Operation = operation;

    /// <summary>The operator that failed, e.g. <c>aten::mm</c>.</summary>
    public string Operation { get; }
}
