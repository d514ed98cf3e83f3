using MedScan.Torch.Interop;

namespace TorchSharp;

/// <summary>A single number of any type, as operators take beside tensors. Numbers convert to it implicitly.</summary>
public sealed class Scalar : IDisposable
{
    internal Scalar(NativeTag tag, long bits, torch.ScalarType type) => (Tag, Bits, Type) = (tag, bits, type);

    /// <summary>The type of the number it was made from.</summary>
    public torch.ScalarType Type { get; }

    internal NativeTag Tag { get; }

    internal long Bits { get; }

    internal double AsDouble => Tag == NativeTag.Double ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long AsInt64 => Tag == NativeTag.Double ? (long)BitConverter.Int64BitsToDouble(Bits) : Bits;

    /// <summary>From an unsigned byte.</summary>
    public static implicit operator Scalar(byte value) => value.ToScalar();

    /// <summary>From a signed byte.</summary>
    public static implicit operator Scalar(sbyte value) => value.ToScalar();

    /// <summary>From a 16-bit integer.</summary>
    public static implicit operator Scalar(short value) => value.ToScalar();

    /// <summary>From a 32-bit integer.</summary>
    public static implicit operator Scalar(int value) => value.ToScalar();

    /// <summary>From a 64-bit integer.</summary>
    public static implicit operator Scalar(long value) => value.ToScalar();

    /// <summary>From a half-precision number.</summary>
    public static implicit operator Scalar(Half value) => value.ToScalar();

    /// <summary>From a bfloat16 number.</summary>
    public static implicit operator Scalar(BFloat16 value) => value.ToScalar();

    /// <summary>From a single-precision number.</summary>
    public static implicit operator Scalar(float value) => value.ToScalar();

    /// <summary>From a double-precision number.</summary>
    public static implicit operator Scalar(double value) => value.ToScalar();

    /// <summary>From a truth value.</summary>
    public static implicit operator Scalar(bool value) => value.ToScalar();

    /// <summary>Does nothing: the number lives in managed memory. Present because TorchSharp's scalars are native.</summary>
    public void Dispose()
    {
    }
}
