using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Reads and writes TorchSharp's <c>.dat</c> tensors.</summary>
/// <remarks>
/// A tensor is its type, its number of axes and their lengths, each as an unsigned LEB128 number, then its elements
/// in row-major order, little-endian.
/// </remarks>
internal static class StateFile
{
    // A longer shape than any tensor has means that the bytes are something else.
    private const int MaxAxes = 64;

    public static void WriteNumber(BinaryWriter writer, long value) => writer.Write7BitEncodedInt64(value);

    public static long ReadNumber(BinaryReader reader)
    {
        try
        {
            return reader.Read7BitEncodedInt64();
        }
        catch (FormatException e)
        {
            throw new InvalidDataException("Expected a LEB128 number of at most 10 bytes; the file is damaged or of another format.", e);
        }
    }

    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var dense = tensor.detach().cpu().contiguous();
        WriteNumber(writer, (long)dense.dtype);
        WriteNumber(writer, dense.ndim);
        foreach (var length in dense.shape)
            WriteNumber(writer, length);
        writer.Write(dense.bytes);
    }

    /// <summary>Reads a tensor into one of the same type and shape.</summary>
    /// <exception cref="ArgumentException">The type or the shape differs.</exception>
    public static void ReadInto(BinaryReader reader, Tensor target, string name)
    {
        using var scope = NewDisposeScope();
        var loaded = Read(reader);
        if (loaded.dtype != target.dtype)
            throw new ArgumentException($"Mismatched tensor data types while loading '{name}': expected {target.dtype}, got {loaded.dtype}.");
        if (!loaded.shape.SequenceEqual(target.shape))
        {
            throw new ArgumentException(
                $"Mismatched tensor shape while loading '{name}': expected ({string.Join(", ", target.shape)}),"
                + $" got ({string.Join(", ", loaded.shape)}).");
        }
        using var noGradient = no_grad();
        target.copy_(loaded);
    }

    /// <summary>Reads a tensor of any type and shape; it belongs to the current dispose scope.</summary>
    public static Tensor Read(BinaryReader reader)
    {
        var type = (ScalarType)ReadNumber(reader);
        var axes = ReadNumber(reader);
        if (!Enum.IsDefined(type) || axes is < 0 or > MaxAxes)
            throw new InvalidDataException($"Expected a tensor, got type {(long)type} and {axes} axes; the file is damaged or of another format.");
        var shape = new long[axes];
        for (var k = 0; k < axes; k++)
            shape[k] = ReadNumber(reader);
        var tensor = empty(shape, dtype: type);
        reader.BaseStream.ReadExactly(tensor.bytes);
        return tensor;
    }
}
