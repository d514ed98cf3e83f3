using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Interop;

/// <summary>
/// An argument of <see cref="Ops"/>; everything an operator accepts converts to it.
/// <see langword="default"/> means "not given": the schema's default value, or None.
/// </summary>
internal readonly struct Argument
{
    private Argument(NativeTag tag, long bits, object? reference = null) => (Tag, Bits, Reference) = (tag, bits, reference);

    public NativeTag Tag { get; }

    public long Bits { get; }

    /// <summary>The tensor, array, string or generator.</summary>
    public object? Reference { get; }

    public static implicit operator Argument(Tensor? value) => value is null ? default : new(NativeTag.Tensor, 0, value);

    public static implicit operator Argument(int value) => new(NativeTag.Int, value);

    public static implicit operator Argument(long value) => new(NativeTag.Int, value);

    public static implicit operator Argument(long? value) => value is { } given ? new(NativeTag.Int, given) : default;

    public static implicit operator Argument(double value) => new(NativeTag.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(double? value) => value is { } given ? given : default(Argument);

    public static implicit operator Argument(bool value) => new(NativeTag.Bool, value ? 1 : 0);

    public static implicit operator Argument(bool? value) => value is { } given ? given : default(Argument);

    public static implicit operator Argument(Scalar? value) => value is null ? default : new(value.Tag, value.Bits);

    public static implicit operator Argument(ScalarType value) => new(NativeTag.Int, (long)value);

    public static implicit operator Argument(ScalarType? value) => value is { } given ? given : default(Argument);

    public static implicit operator Argument(Device? value) =>
        value is null ? default : new(NativeTag.Device, (long)value.type | (long)(value.index + 1) << 8);

    public static implicit operator Argument(long[]? value) => value is null ? default : new(NativeTag.IntList, 0, value);

    public static implicit operator Argument(double[]? value) => value is null ? default : new(NativeTag.DoubleList, 0, value);

    public static implicit operator Argument(bool[]? value) => value is null ? default : new(NativeTag.BoolList, 0, value);

    /// <summary>Null elements are None where the operator takes optional tensors.</summary>
    public static implicit operator Argument(Tensor?[]? value) => value is null ? default : new(NativeTag.TensorList, 0, value);

    public static implicit operator Argument(List<Tensor>? value) => value?.ToArray();

    public static implicit operator Argument(string? value) => value is null ? default : new(NativeTag.String, 0, value);

    public static implicit operator Argument(Generator? value) => value is null ? default : new(NativeTag.Generator, 0, value);
}
