using System.Buffers.Binary;

namespace MedScan.Imaging.Nifti;

/// <summary>The header of a NIfTI-1 (348 bytes) or NIfTI-2 (540 bytes) file.</summary>
/// <remarks>nifti1.h and nifti2.h of the NIfTI Data Format Working Group, nifti.nimh.nih.gov.</remarks>
internal sealed record NiftiHeader
{
    /// <summary>Bytes from which a header of either version can be read.</summary>
    public const int MaxLength = 544;

    private const int Version1Length = 348;
    private const int Version2Length = 540;

    private NiftiHeader()
    {
    }

    /// <summary>Voxels along the three axes of the file, each at least 1.</summary>
    public required IReadOnlyList<int> Sides { get; init; }

    /// <summary>Kind of voxel.</summary>
    public required NiftiType Type { get; init; }

    /// <summary>Whether numbers have their most significant byte first.</summary>
    public required bool IsBigEndian { get; init; }

    /// <summary>Where the voxels start.</summary>
    public required long VoxelOffset { get; init; }

    /// <summary>Factor from stored to measured numbers; 0 means that they are the same.</summary>
    public required double Slope { get; init; }

    /// <summary>Added after the factor.</summary>
    public required double Intercept { get; init; }

    /// <summary>What the file wants shown black.</summary>
    public required double DisplayMin { get; init; }

    /// <summary>What the file wants shown white; not above <see cref="DisplayMin"/> when it does not say.</summary>
    public required double DisplayMax { get; init; }

    /// <summary>How the file's axes lie in the patient.</summary>
    public required NiftiOrientation Orientation { get; init; }

    /// <summary>Bytes per voxel.</summary>
    public int VoxelBytes => Type switch
    {
        NiftiType.UInt8 or NiftiType.Int8 => 1,
        NiftiType.Int16 or NiftiType.UInt16 => 2,
        NiftiType.Rgb24 => 3,
        NiftiType.Int32 or NiftiType.UInt32 or NiftiType.Float32 => 4,
        _ => 8,
    };

    /// <summary>Bytes of all voxels.</summary>
    public long DataLength => (long)Sides[0] * Sides[1] * Sides[2] * VoxelBytes;

    /// <summary>Reads the start of an unpacked file.</summary>
    /// <exception cref="ImageReadException">Truncated, Corrupt or Unsupported.</exception>
    public static NiftiHeader Parse(ReadOnlySpan<byte> start, string name)
    {
        if (start.Length < sizeof(int)) throw Truncated(name);
        int length = BinaryPrimitives.ReadInt32LittleEndian(start);
        bool isBigEndian = length is not (Version1Length or Version2Length);
        if (isBigEndian) length = BinaryPrimitives.ReverseEndianness(length);
        if (start.Length < length) throw Truncated(name);
        var fields = new NiftiFields(start[..length].ToArray(), isBigEndian);
        return length == Version1Length ? Version1(fields, name) : Version2(fields, name);
    }

    private static NiftiHeader Version1(NiftiFields fields, string name)
    {
        if (fields.Magic(344) is "ni1") throw Pair(name);
        if (fields.Magic(344) is not "n+1")
            throw new ImageReadException(name, ImageFault.Corrupt, "the NIfTI header does not end as one should (Analyze 7.5 files are not read; convert them to .nii)");
        double[] sides = [.. Enumerable.Range(0, 8).Select(i => (double)fields.Int16(40 + (2 * i)))];
        return new NiftiHeader
        {
            Sides = CheckSides(sides, name),
            Type = CheckType(fields.Int16(70), name),
            IsBigEndian = fields.IsBigEndian,
            VoxelOffset = CheckOffset(fields.Single(108), 352, name),
            Slope = fields.Single(112),
            Intercept = fields.Single(116),
            DisplayMax = fields.Single(124),
            DisplayMin = fields.Single(128),
            Orientation = NiftiOrientation.Of(
                fields.Int16(252), fields.Int16(254), [fields.Single(256), fields.Single(260), fields.Single(264)],
                [.. Enumerable.Range(0, 4).Select(i => (double)fields.Single(76 + (4 * i)))],
                [.. Enumerable.Range(0, 12).Select(i => (double)fields.Single(280 + (4 * i)))]),
        };
    }

    private static NiftiHeader Version2(NiftiFields fields, string name)
    {
        if (fields.Magic(4) is "ni2") throw Pair(name);
        if (fields.Magic(4) is not "n+2")
            throw new ImageReadException(name, ImageFault.Corrupt, "the NIfTI-2 header does not start as one should");
        double[] sides = [.. Enumerable.Range(0, 8).Select(i => (double)fields.Int64(16 + (8 * i)))];
        return new NiftiHeader
        {
            Sides = CheckSides(sides, name),
            Type = CheckType(fields.Int16(12), name),
            IsBigEndian = fields.IsBigEndian,
            VoxelOffset = CheckOffset(fields.Int64(168), 544, name),
            Slope = fields.Double(176),
            Intercept = fields.Double(184),
            DisplayMax = fields.Double(192),
            DisplayMin = fields.Double(200),
            Orientation = NiftiOrientation.Of(
                fields.Int32(344), fields.Int32(348), [fields.Double(352), fields.Double(360), fields.Double(368)],
                [.. Enumerable.Range(0, 4).Select(i => fields.Double(104 + (8 * i)))],
                [.. Enumerable.Range(0, 12).Select(i => fields.Double(400 + (8 * i)))]),
        };
    }

    private static int[] CheckSides(double[] sides, string name)
    {
        if (sides[0] is < 1 or > 7)
            throw new ImageReadException(name, ImageFault.Corrupt, $"the NIfTI header says {sides[0]:0} dimensions");
        for (int axis = 1; axis <= (int)sides[0]; axis++)
        {
            if (sides[axis] is < 1 or > int.MaxValue)
                throw new ImageReadException(name, ImageFault.Corrupt, $"the NIfTI header says {sides[axis]:0} voxels along axis {axis}");
        }

        double volumes = sides.Skip(4).Take(Math.Max(0, (int)sides[0] - 3)).Aggregate(1.0, (product, side) => product * side);
        if (volumes > 1)
            throw new ImageReadException(name, ImageFault.Unsupported, $"the NIfTI file holds {volumes:0} volumes, only files of one are read; split it, for example with fslsplit");
        return [.. Enumerable.Range(1, 3).Select(axis => axis <= (int)sides[0] ? (int)sides[axis] : 1)];
    }

    private static NiftiType CheckType(int code, string name) => Enum.IsDefined((NiftiType)code)
        ? (NiftiType)code
        : throw new ImageReadException(name, ImageFault.Unsupported, $"NIfTI voxels of datatype {code} are not read, only whole numbers, floats of 32 and 64 bits and RGB24");

    private static long CheckOffset(double offset, int least, string name) => offset >= least && offset <= int.MaxValue && offset == Math.Floor(offset)
        ? (long)offset
        : throw new ImageReadException(name, ImageFault.Corrupt, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the NIfTI header says that the voxels start at byte {offset}"));

    private static ImageReadException Pair(string name) =>
        new(name, ImageFault.Unsupported, "the NIfTI file is the header of a pair (.hdr and .img), which is not read; convert it to one .nii file");

    private static ImageReadException Truncated(string name) =>
        new(name, ImageFault.Truncated, "the NIfTI file ends inside its header; copy or download it again");
}
