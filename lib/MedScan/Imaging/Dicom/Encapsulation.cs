using System.Buffers.Binary;

namespace MedScan.Imaging.Dicom;

/// <summary>The pieces of compressed pixel data (PS3.5, A.4): a table of offsets, then fragments, one or more for each frame.</summary>
internal sealed class Encapsulation
{
    private const int ItemHeader = 8;
    private const int MaxFragments = 2_000_000;

    private readonly ByteSource source;
    private readonly string name;

    // Value offset and length of each fragment.
    private readonly List<(long Offset, long Length)> fragments = [];

    // Per frame the first fragment and the one after its last.
    private readonly (int First, int End)[] frames;

    private Encapsulation(DicomFile file, int frameCount, string name)
    {
        source = file.Source;
        this.name = name;
        uint[] offsets = ReadItems(file.Pixels!.Offset);
        frames = Assign(frameCount, offsets, file.Elements);
    }

    /// <summary>Finds the fragments of each frame.</summary>
    /// <exception cref="ImageReadException">Truncated or Corrupt.</exception>
    public static Encapsulation Read(DicomFile file, int frameCount, string name) => new(file, frameCount, name);

    /// <summary>The compressed bytes of a frame, counted from 1.</summary>
    public byte[] Frame(int frame)
    {
        (int first, int end) = frames[frame - 1];
        long length = 0;
        for (int i = first; i < end; i++) length += fragments[i].Length;
        if (length > Array.MaxLength)
            throw new ImageReadException(name, ImageFault.TooLarge, $"frame {frame} has {length:N0} compressed bytes");
        byte[] bytes = new byte[length];
        int filled = 0;
        for (int i = first; i < end; i++)
            filled += source.Read(fragments[i].Offset, bytes.AsSpan(filled, (int)fragments[i].Length));
        return filled == length ? bytes : throw Truncated();
    }

    // Returns the basic offset table, the first item; empty where the writer left it out.
    private uint[] ReadItems(long position)
    {
        var bytes = new BufferedBytes(source);
        byte[]? table = null;
        while (true)
        {
            ReadOnlySpan<byte> head = bytes.Peek(position, ItemHeader);
            // Without its last delimiter a file has lost nothing that is needed.
            if (head.Length < ItemHeader) break;
            uint tag = ((uint)BinaryPrimitives.ReadUInt16LittleEndian(head) << 16) | BinaryPrimitives.ReadUInt16LittleEndian(head[2..]);
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            position += ItemHeader;
            if (tag == DicomTag.SequenceDelimitation) break;
            if (tag != DicomTag.Item)
                throw new ImageReadException(name, ImageFault.Corrupt, $"the compressed DICOM pixels hold {DicomTag.Name(tag)} at byte {position - ItemHeader:N0} where a fragment was expected");
            if (position + length > source.Length) throw Truncated();
            if (table is null)
                table = length <= 4 * MaxFragments ? bytes.Copy(position, (int)length) : [];
            else if (fragments.Count >= MaxFragments)
                throw new ImageReadException(name, ImageFault.Unsupported, $"the DICOM pixels have more than {MaxFragments:N0} fragments");
            else
                fragments.Add((position, length));
            position += length;
        }

        if (fragments.Count == 0) throw Truncated();
        uint[] offsets = new uint[table!.Length / 4];
        for (int i = 0; i < offsets.Length; i++) offsets[i] = BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(4 * i));
        return offsets;
    }

    private (int First, int End)[] Assign(int count, uint[] offsets, DicomDataset elements)
    {
        if (count == 1) return [(0, fragments.Count)];
        if (count == fragments.Count) return [.. Enumerable.Range(0, count).Select(i => (i, i + 1))];
        if (count > fragments.Count)
            throw new ImageReadException(name, ImageFault.Truncated, $"the DICOM header announces {count} frames, the pixels hold {fragments.Count}; copy or download it again");
        int[] firsts = FromTable([.. offsets.Select(offset => (ulong)offset)], count)
            ?? FromTable(elements[DicomTag.ExtendedOffsetTable]?.Longs() ?? [], count)
            ?? FromStarts();
        if (firsts.Length != count)
            throw new ImageReadException(name, ImageFault.Corrupt, $"the {fragments.Count} fragments of the DICOM pixels cannot be told apart into {count} frames");
        return [.. firsts.Select((first, i) => (first, i + 1 < count ? firsts[i + 1] : fragments.Count))];
    }

    // Offsets count from the first byte of the first fragment's item. Null where the table is absent or does not fit.
    private int[]? FromTable(ulong[] offsets, int count)
    {
        if (offsets.Length != count) return null;
        long origin = fragments[0].Offset;
        Dictionary<ulong, int> starts = [];
        for (int i = 0; i < fragments.Count; i++) starts.Add((ulong)(fragments[i].Offset - origin), i);
        int[] firsts = new int[count];
        for (int i = 0; i < count; i++)
        {
            if (!starts.TryGetValue(offsets[i], out firsts[i]) || (i > 0 && firsts[i] <= firsts[i - 1])) return null;
        }

        return firsts[0] == 0 ? firsts : null;
    }

    // A frame starts where a fragment starts like a JPEG or a JPEG 2000 stream.
    private int[] FromStarts()
    {
        List<int> firsts = [];
        Span<byte> start = stackalloc byte[2];
        for (int i = 0; i < fragments.Count; i++)
        {
            if (fragments[i].Length >= 2 && source.Read(fragments[i].Offset, start) == 2 && start is [0xFF, 0xD8] or [0xFF, 0x4F]) firsts.Add(i);
        }

        return firsts.Count > 0 && firsts[0] == 0 ? [.. firsts] : [];
    }

    private ImageReadException Truncated() =>
        new(name, ImageFault.Truncated, "the DICOM file ends inside its compressed pixels; copy or download it again");
}
