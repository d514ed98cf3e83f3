using System.Buffers.Binary;
using System.IO.Compression;

namespace MedScan.Imaging.Nifti;

/// <summary>The voxels of a file.</summary>
internal sealed class NiftiVolume
{
    // A CT of 512 x 512 x 1000 voxels has half of it in 16 bits.
    private const long MaxBytes = 1L << 30;

    // Deflate stores at best 258 bytes in 2 bits (RFC 1951), so no honest file unpacks to more than this many times its size.
    private const long BestRatio = 1032;

    private readonly byte[] voxels;
    private readonly Lazy<VolumeRange> range;

    private NiftiVolume(NiftiHeader header, byte[] voxels)
    {
        Header = header;
        this.voxels = voxels;
        range = new(() => VolumeRange.Of(this));
    }

    /// <summary>What the file says of them.</summary>
    public NiftiHeader Header { get; }

    /// <summary>Number of voxels.</summary>
    public int Count => voxels.Length / Header.VoxelBytes;

    /// <summary>Bytes in memory.</summary>
    public long Bytes => voxels.Length;

    /// <summary>The smallest and the largest finite number; equal when there is none.</summary>
    public (double Low, double High) Range => range.Value.All;

    /// <summary>The 0.5th and the 99.5th percentile of the finite numbers.</summary>
    public (double Low, double High) Percentiles => range.Value.Inner;

    /// <summary>Reads the header of a file, packed or not.</summary>
    /// <exception cref="ImageReadException">Truncated, Corrupt or Unsupported.</exception>
    public static NiftiHeader ReadHeader(ByteSource source, string name)
    {
        using Stream stream = Unpack(source, name);
        return ReadHeader(stream, name);
    }

    /// <summary>Reads a whole file, packed or not.</summary>
    /// <exception cref="ImageReadException">Truncated, Corrupt, TooLarge or Unsupported.</exception>
    public static NiftiVolume Read(ByteSource source, string name)
    {
        using Stream stream = Unpack(source, name);
        NiftiHeader header = ReadHeader(stream, name, out int read);
        double length = (double)header.Sides[0] * header.Sides[1] * header.Sides[2] * header.VoxelBytes;
        if (length > MaxBytes)
            throw new ImageReadException(name, ImageFault.TooLarge, $"{string.Join(" x ", header.Sides)} voxels need {length:N0} bytes; volumes of at most {MaxBytes:N0} bytes are read");
        long available = IsPacked(source) ? source.Length * BestRatio : source.Length - header.VoxelOffset;
        if (header.DataLength > available) throw Truncated(name);
        byte[] voxels = new byte[header.DataLength];
        try
        {
            Skip(stream, header.VoxelOffset - read, name);
            if (stream.ReadAtLeast(voxels, voxels.Length, throwOnEndOfStream: false) < voxels.Length) throw Truncated(name);
        }
        catch (InvalidDataException error)
        {
            throw Damaged(name, error);
        }

        return new NiftiVolume(header, voxels);
    }

    /// <summary>The measured number of a voxel; for RGB not defined.</summary>
    public double Value(int index) => Measured(Stored(index));

    /// <summary>How often each measured number occurs, ascending; null for voxels of more than 16 bits.</summary>
    public IReadOnlyList<(double Value, long Count)>? Counts()
    {
        int first = Header.Type switch
        {
            NiftiType.UInt8 or NiftiType.UInt16 => 0,
            NiftiType.Int8 => sbyte.MinValue,
            NiftiType.Int16 => short.MinValue,
            _ => int.MaxValue,
        };
        if (first == int.MaxValue) return null;
        long[] counts = new long[Header.VoxelBytes == 1 ? 1 << 8 : 1 << 16];
        for (int i = 0; i < Count; i++) counts[(int)Stored(i) - first]++;
        return
        [
            .. Enumerable.Range(0, counts.Length).Where(i => counts[i] > 0).Select(i => (Value: Measured(i + first), Count: counts[i]))
                .Where(entry => double.IsFinite(entry.Value)).OrderBy(entry => entry.Value),
        ];
    }

    private double Measured(double stored) =>
        Header.Slope is 0 or double.NaN ? stored : (stored * Header.Slope) + (double.IsFinite(Header.Intercept) ? Header.Intercept : 0);

    /// <summary>Red, green and blue of a voxel.</summary>
    public ReadOnlySpan<byte> Colour(int index) => voxels.AsSpan(3 * index, 3);

    private double Stored(int index)
    {
        ReadOnlySpan<byte> voxel = voxels.AsSpan(index * Header.VoxelBytes, Header.VoxelBytes);
        bool big = Header.IsBigEndian;
        return Header.Type switch
        {
            NiftiType.UInt8 => voxel[0],
            NiftiType.Int8 => (sbyte)voxel[0],
            NiftiType.Int16 => big ? BinaryPrimitives.ReadInt16BigEndian(voxel) : BinaryPrimitives.ReadInt16LittleEndian(voxel),
            NiftiType.UInt16 => big ? BinaryPrimitives.ReadUInt16BigEndian(voxel) : BinaryPrimitives.ReadUInt16LittleEndian(voxel),
            NiftiType.Int32 => big ? BinaryPrimitives.ReadInt32BigEndian(voxel) : BinaryPrimitives.ReadInt32LittleEndian(voxel),
            NiftiType.UInt32 => big ? BinaryPrimitives.ReadUInt32BigEndian(voxel) : BinaryPrimitives.ReadUInt32LittleEndian(voxel),
            NiftiType.Float32 => big ? BinaryPrimitives.ReadSingleBigEndian(voxel) : BinaryPrimitives.ReadSingleLittleEndian(voxel),
            NiftiType.Float64 => big ? BinaryPrimitives.ReadDoubleBigEndian(voxel) : BinaryPrimitives.ReadDoubleLittleEndian(voxel),
            NiftiType.Int64 => big ? BinaryPrimitives.ReadInt64BigEndian(voxel) : BinaryPrimitives.ReadInt64LittleEndian(voxel),
            NiftiType.UInt64 => big ? BinaryPrimitives.ReadUInt64BigEndian(voxel) : BinaryPrimitives.ReadUInt64LittleEndian(voxel),
            _ => throw new InvalidOperationException("Voxels of RGB have no single number."),
        };
    }

    private static NiftiHeader ReadHeader(Stream stream, string name) => ReadHeader(stream, name, out _);

    private static NiftiHeader ReadHeader(Stream stream, string name, out int read)
    {
        byte[] start = new byte[NiftiHeader.MaxLength];
        try
        {
            // The least that a file of either version has, so that nothing of the voxels is taken away.
            read = stream.ReadAtLeast(start.AsSpan(0, 348), 348, throwOnEndOfStream: false);
            if (read == 348 && (start[0], start[3]) is (0x1C, _) or (_, 0x1C))
                read += stream.ReadAtLeast(start.AsSpan(348, 540 - 348), 540 - 348, throwOnEndOfStream: false);
        }
        catch (InvalidDataException error)
        {
            throw Damaged(name, error);
        }

        return NiftiHeader.Parse(start.AsSpan(0, read), name);
    }

    private static void Skip(Stream stream, long count, string name)
    {
        byte[] part = new byte[4096];
        while (count > 0)
        {
            int read = stream.Read(part, 0, (int)Math.Min(count, part.Length));
            if (read == 0) throw Truncated(name);
            count -= read;
        }
    }

    private static bool IsPacked(ByteSource source)
    {
        Span<byte> start = stackalloc byte[2];
        return source.Read(0, start) == 2 && FileSignature.IsGzip(start);
    }

    private static Stream Unpack(ByteSource source, string name)
    {
        if (source.Length > Array.MaxLength)
            throw new ImageReadException(name, ImageFault.TooLarge, $"the file has {source.Length:N0} bytes; volumes of at most {MaxBytes:N0} bytes are read");
        var stream = new ByteSourceStream(source);
        return IsPacked(source) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    private static ImageReadException Truncated(string name) =>
        new(name, ImageFault.Truncated, "the NIfTI file ends before its voxels do; copy or download it again");

    private static ImageReadException Damaged(string name, Exception error) =>
        new(name, ImageFault.Corrupt, "the packed NIfTI file is damaged; copy or download it again", error);
}
