namespace TorchSharp;

/// <summary>Conversions of one-element tensors to .NET numbers, and small helpers.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>The product of sizes: the number of elements.</summary>
    public static long TotalSize(this IEnumerable<long> shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        long total = 1;
        foreach (long size in shape)
            total *= size;
        return total;
    }

    /// <summary>The bytes of one element of a type.</summary>
    public static int ElementSize(this torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Bool => 1,
        torch.ScalarType.QInt8 or torch.ScalarType.QUInt8 => 1,
        torch.ScalarType.Int16 or torch.ScalarType.Float16 or torch.ScalarType.BFloat16 => 2,
        torch.ScalarType.Int32 or torch.ScalarType.Float32 or torch.ScalarType.QInt32 => 4,
        torch.ScalarType.Int64 or torch.ScalarType.Float64 or torch.ScalarType.ComplexFloat32 => 8,
        torch.ScalarType.ComplexFloat64 => 16,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not an element type."),
    };

    /// <summary>The only element as a Byte.</summary>
    public static byte ToByte(this torch.Tensor value) => Given(value).ToScalar().ToByte();

    /// <summary>The only element as a signed byte.</summary>
    public static sbyte ToSByte(this torch.Tensor value) => Given(value).ToScalar().ToSByte();

    /// <summary>The only element as a 16-bit integer.</summary>
    public static short ToInt16(this torch.Tensor value) => Given(value).ToScalar().ToInt16();

    /// <summary>The only element as a 32-bit integer.</summary>
    public static int ToInt32(this torch.Tensor value) => Given(value).ToScalar().ToInt32();

    /// <summary>The only element as a 64-bit integer.</summary>
    public static long ToInt64(this torch.Tensor value) => Given(value).ToScalar().ToInt64();

    /// <summary>The only element as a half-precision number.</summary>
    public static Half ToHalf(this torch.Tensor value) => Given(value).ToScalar().ToHalf();

    /// <summary>The only element as a bfloat16 number.</summary>
    public static BFloat16 ToBFloat16(this torch.Tensor value) => Given(value).ToScalar().ToBFloat16();

    /// <summary>The only element as a single-precision number.</summary>
    public static float ToSingle(this torch.Tensor value) => Given(value).ToScalar().ToSingle();

    /// <summary>The only element as a double-precision number.</summary>
    public static double ToDouble(this torch.Tensor value) => Given(value).ToScalar().ToDouble();

    /// <summary>Whether the only element is not zero.</summary>
    public static bool ToBoolean(this torch.Tensor value) => Given(value).ToScalar().ToBoolean();
}
