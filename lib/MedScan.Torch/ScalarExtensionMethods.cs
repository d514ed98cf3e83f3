using MedScan.Torch.Interop;

namespace TorchSharp;

/// <summary>Conversions between .NET numbers and <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>A scalar of type Byte.</summary>
    public static Scalar ToScalar(this byte value) => Integer(value, torch.ScalarType.Byte);

    /// <summary>A scalar of type Int8.</summary>
    public static Scalar ToScalar(this sbyte value) => Integer(value, torch.ScalarType.Int8);

    /// <summary>A scalar of type Int16.</summary>
    public static Scalar ToScalar(this short value) => Integer(value, torch.ScalarType.Int16);

    /// <summary>A scalar of type Int32.</summary>
    public static Scalar ToScalar(this int value) => Integer(value, torch.ScalarType.Int32);

    /// <summary>A scalar of type Int64.</summary>
    public static Scalar ToScalar(this long value) => Integer(value, torch.ScalarType.Int64);

    /// <summary>A scalar of type Float16.</summary>
    public static Scalar ToScalar(this Half value) => Real((double)value, torch.ScalarType.Float16);

    /// <summary>A scalar of type BFloat16.</summary>
    public static Scalar ToScalar(this BFloat16 value) => Real(value.ToSingle(), torch.ScalarType.BFloat16);

    /// <summary>A scalar of type Float32.</summary>
    public static Scalar ToScalar(this float value) => Real(value, torch.ScalarType.Float32);

    /// <summary>A scalar of type Float64.</summary>
    public static Scalar ToScalar(this double value) => Real(value, torch.ScalarType.Float64);

    /// <summary>A scalar of type Bool.</summary>
    public static Scalar ToScalar(this bool value) => new(NativeTag.Bool, value ? 1 : 0, torch.ScalarType.Bool);

    /// <summary>The nearest single-precision number.</summary>
    public static float ToSingle(this Scalar value) => (float)Given(value).AsDouble;

    /// <summary>The nearest double-precision number.</summary>
    public static double ToDouble(this Scalar value) => Given(value).AsDouble;

    /// <summary>The nearest half-precision number.</summary>
    public static Half ToHalf(this Scalar value) => (Half)Given(value).AsDouble;

    /// <summary>The nearest bfloat16 number.</summary>
    public static BFloat16 ToBFloat16(this Scalar value) => new((float)Given(value).AsDouble);

    /// <summary>The number cut to a signed byte.</summary>
    public static sbyte ToSByte(this Scalar value) => (sbyte)Given(value).AsInt64;

    /// <summary>The number cut to an unsigned byte.</summary>
    public static byte ToByte(this Scalar value) => (byte)Given(value).AsInt64;

    /// <summary>The number cut to a 16-bit integer.</summary>
    public static short ToInt16(this Scalar value) => (short)Given(value).AsInt64;

    /// <summary>The number cut to a 32-bit integer.</summary>
    public static int ToInt32(this Scalar value) => (int)Given(value).AsInt64;

    /// <summary>The number cut to a 64-bit integer.</summary>
    public static long ToInt64(this Scalar value) => Given(value).AsInt64;

    /// <summary>Whether the number is not zero.</summary>
    public static bool ToBoolean(this Scalar value) => Given(value).AsDouble != 0;

    private static Scalar Integer(long value, torch.ScalarType type) => new(NativeTag.Int, value, type);

    private static Scalar Real(double value, torch.ScalarType type) =>
        new(NativeTag.Double, BitConverter.DoubleToInt64Bits(value), type);

    private static Scalar Given(Scalar value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}
