using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MedScan.Datasets.Indexing;

/// <summary>Reads uint8 arrays in NumPy's format, versions 1 to 3.</summary>
/// <remarks>Format: numpy.lib.format in the NumPy reference. Eight bytes of magic and version, the header's length
/// (2 bytes in version 1, else 4), a Python dictionary as text, then the values.</remarks>
internal static partial class NpyReader
{
    private const int LongestHeader = 1 << 16;

    /// <summary>Reads one array from the start of a stream.</summary>
    /// <param name="stream">The stream, which may not be able to seek.</param>
    /// <param name="length">Bytes the stream holds.</param>
    /// <exception cref="InvalidDataException">It is no uint8 array in C order, or is cut off.</exception>
    internal static NpyArray Read(Stream stream, long length)
    {
        Span<byte> start = stackalloc byte[8];
        stream.ReadExactly(start);
        if (start[0] != 0x93 || !start[1..6].SequenceEqual("NUMPY"u8))
            throw new InvalidDataException("it does not begin like a NumPy array");
        if (start[6] is < 1 or > 3)
            throw new InvalidDataException($"it has format version {start[6]}, and 1 to 3 are known");

        int sizeBytes = start[6] == 1 ? 2 : 4;
        Span<byte> size = stackalloc byte[4];
        size.Clear();
        stream.ReadExactly(size[..sizeBytes]);
        uint headerLength = BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (headerLength > LongestHeader)
            throw new InvalidDataException($"its header claims {headerLength} bytes");
        byte[] header = new byte[headerLength];
        stream.ReadExactly(header);

        int[] shape = ParseHeader(Encoding.UTF8.GetString(header));
        long count = shape.Aggregate(1L, (product, axis) => checked(product * axis));
        long stored = length - start.Length - sizeBytes - headerLength;
        if (count != stored)
            throw new InvalidDataException($"its shape ({string.Join(", ", shape)}) needs {count} bytes and {stored} are stored");
        if (count > Array.MaxLength)
            throw new InvalidDataException($"it holds {count} bytes, more than one array can; export it to an image folder instead");
        byte[] values = new byte[count];
        stream.ReadExactly(values);
        return new NpyArray(shape, values);
    }

    private static int[] ParseHeader(string header)
    {
        string type = DescrPattern().Match(header).Groups[1].Value;
        if (type is not ("|u1" or "<u1" or "u1" or ">u1"))
            throw new InvalidDataException($"its values have type '{type}', and uint8 ('|u1') is expected");
        if (FortranPattern().IsMatch(header))
            throw new InvalidDataException("it is stored in Fortran order, and C order is expected");
        Match shape = ShapePattern().Match(header);
        if (!shape.Success)
            throw new InvalidDataException("its header names no shape");
        string[] axes = shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        int[] lengths = new int[axes.Length];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            if (!int.TryParse(axes[axis], NumberStyles.None, CultureInfo.InvariantCulture, out lengths[axis]))
                throw new InvalidDataException($"its shape ({shape.Groups[1].Value}) is not readable");
        }

        return lengths;
    }

    [GeneratedRegex("""['"]descr['"]\s*:\s*['"]([^'"]*)['"]""")]
    private static partial Regex DescrPattern();

    [GeneratedRegex("""['"]fortran_order['"]\s*:\s*True""")]
    private static partial Regex FortranPattern();

    [GeneratedRegex("""['"]shape['"]\s*:\s*\(([^)]*)\)""")]
    private static partial Regex ShapePattern();
}
