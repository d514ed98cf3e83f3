using System.Buffers.Binary;

namespace MedScan.Imaging.Dicom;

/// <summary>The bits in use of a frame's samples.</summary>
internal sealed class StoredBits
{
    /// <summary>Bits up to which a table of all values is small.</summary>
    public const int TableBits = 16;

    private readonly byte[] bytes;
    private readonly PixelLayout layout;
    private readonly int shift;
    private readonly uint mask;

    public StoredBits(RawFrame raw)
    {
        bytes = raw.Bytes;
        layout = raw.Layout;
        shift = layout.Shift;
        mask = (uint)((1UL << layout.Stored) - 1);
    }

    /// <summary>Number of samples.</summary>
    public int Count => (int)layout.FrameSamples;

    /// <summary>Whether <see cref="TableBits"/> are enough.</summary>
    public bool FitTable => layout.Stored <= TableBits;

    /// <summary>Values that <see cref="TableBits"/> or fewer bits can have.</summary>
    public int TableLength => 1 << layout.Stored;

    /// <summary>The bits of a sample.</summary>
    public uint this[int index]
    {
        get
        {
            uint sample = layout.SampleBytes switch
            {
                1 => bytes[index],
                2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(2 * index)),
                _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4 * index)),
            };
            return (sample >> shift) & mask;
        }
    }

    /// <summary>The number that bits stand for.</summary>
    public long Number(uint bits) => layout.IsSigned && (bits >> (layout.Stored - 1)) != 0 ? bits - (1L << layout.Stored) : bits;

    /// <summary>Looks all samples up in a table.</summary>
    public void Look(byte[] table, byte[] target)
    {
        // Nearly all scans have 16 bits; the general way is several times slower.
        if (layout.SampleBytes == 2)
        {
            ReadOnlySpan<byte> source = bytes;
            for (int i = 0; i < target.Length; i++) target[i] = table[(BinaryPrimitives.ReadUInt16LittleEndian(source[(2 * i)..]) >> shift) & (int)mask];
        }
        else
        {
            for (int i = 0; i < target.Length; i++) target[i] = table[this[i]];
        }
    }

    /// <summary>Which of the values that a table holds occur.</summary>
    public bool[] Occurring()
    {
        bool[] occurs = new bool[TableLength];
        if (layout.SampleBytes == 2)
        {
            ReadOnlySpan<byte> source = bytes;
            for (int i = 0; i < Count; i++) occurs[(BinaryPrimitives.ReadUInt16LittleEndian(source[(2 * i)..]) >> shift) & (int)mask] = true;
        }
        else
        {
            for (int i = 0; i < Count; i++) occurs[this[i]] = true;
        }

        return occurs;
    }
}
