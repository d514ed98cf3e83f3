using MedScan.Imaging;

namespace MedScan.Tests.Imaging.Nifti;

/// <summary>Volumes whose voxels are their own coordinates; expected values by hand from nifti1.h.</summary>
public sealed class NiftiScanTests
{
    // A window from 0 to 255, in which a number is its own grey level.
    private static readonly IntensityWindow Identity = IntensityWindow.Of(127.5, 255);

    private static byte[] Slice(NiftiWriter writer, SliceAxis axis, int frame, IntensityWindow? window = null) => ImageDecoder.Decode(
        writer.ToArray(), writer.IsPacked ? "v.nii.gz" : "v.nii",
        new DecodeOptions { Color = ColorMode.Grayscale, SliceAxis = axis, Frame = frame, Window = window ?? Identity }).Pixels.ToArray();

    // 2 x 3 x 4 voxels; the digits are i, j and k.
    private static NiftiWriter Digits(Func<NiftiWriter, NiftiWriter>? change = null)
    {
        var writer = new NiftiWriter
        {
            Sides = [2, 3, 4],
            Voxels = NiftiWriter.Shorts(from k in Enumerable.Range(0, 4) from j in Enumerable.Range(0, 3) from i in Enumerable.Range(0, 2) select (short)((100 * i) + (10 * j) + k)),
        };
        return change is null ? writer : change(writer);
    }

    private static double[] Diagonal(double x, double y, double z) => [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0];

    [Fact]
    public void Decode_AxesToRightFrontAndHead_ShowsTheSliceFromTheFeet()
    {
        NiftiWriter writer = Digits(w => w with { Matrix = Diagonal(1, 1, 1) });
        // Third slice from the feet: the front row first, and the patient's right (the highest i) at the left.
        Assert.Equal([122, 22, 112, 12, 102, 2], Slice(writer, SliceAxis.Axial, 3));
        // Second from the back: the head first.
        Assert.Equal([113, 13, 112, 12, 111, 11, 110, 10], Slice(writer, SliceAxis.Coronal, 2));
        // Second from the left, that is the right half: the front at the left.
        Assert.Equal([123, 113, 103, 122, 112, 102, 121, 111, 101, 120, 110, 100], Slice(writer, SliceAxis.Sagittal, 2));
    }

    [Fact]
    public void Decode_AxesToLeftBackAndFeet_ShowsTheSamePatientUpright()
    {
        // i runs to the left, j to the back, k to the feet: the first slice from the feet is the last of the file.
        NiftiWriter writer = Digits(w => w with { Matrix = Diagonal(-1, -1, -1) });
        Assert.Equal([3, 103, 13, 113, 23, 123], Slice(writer, SliceAxis.Axial, 1));
    }

    [Fact]
    public void Decode_SagittalAcquisition_IsCutByAnatomy()
    {
        // i runs to the front, j to the head, k to the right, as T1 volumes are often stored.
        NiftiWriter writer = Digits(w => w with { Matrix = [0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0] });
        ImageHeader header = Header(writer, SliceAxis.Axial);
        Assert.Equal((4, 2, 3), (header.Width, header.Height, header.Frames)); // 4 to the right, 2 to the front, 3 to the head
        Assert.Equal([123, 122, 121, 120, 23, 22, 21, 20], Slice(writer, SliceAxis.Axial, 3));
    }

    [Fact]
    public void Decode_ObliqueVolume_TakesTheNearestAxes()
    {
        double c = Math.Cos(0.3), s = Math.Sin(0.3);
        NiftiWriter straight = Digits(w => w with { Matrix = Diagonal(1, 1, 1) });
        NiftiWriter oblique = Digits(w => w with { Matrix = [2 * c, -2 * s, 0, 5, 2 * s, 2 * c, 0, 5, 0, 0, 3, 5] });
        Assert.Equal(Slice(straight, SliceAxis.Axial, 2), Slice(oblique, SliceAxis.Axial, 2));
    }

    [Fact]
    public void Decode_Quaternion_IsReadWhereThereIsNoMatrix()
    {
        // A half turn around the second axis (c = 1): i to the left, k to the feet; factor -1 turns k round again.
        NiftiWriter writer = Digits(w => w with { Quaternion = [0, 1, 0, -1] });
        Assert.Equal([22, 122, 12, 112, 2, 102], Slice(writer, SliceAxis.Axial, 3));
        NiftiWriter unturned = Digits(w => w with { Quaternion = [0, 1, 0, 1] });
        Assert.Equal([21, 121, 11, 111, 1, 101], Slice(unturned, SliceAxis.Axial, 3));
    }

    [Fact]
    public void Decode_NoOrientation_IsTakenAsAnalyzeFilesAre()
    {
        // i to the left, so the columns stand as they are stored; j to the front, so the rows are turned round.
        Assert.Equal([22, 122, 12, 112, 2, 102], Slice(Digits(), SliceAxis.Axial, 3));
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    [InlineData(false, false, true)]
    public void Decode_EachVersionAndByteOrder_IsTheSame(bool isBigEndian, bool isVersion2, bool isPacked)
    {
        NiftiWriter writer = Digits(w => w with
        {
            Matrix = Diagonal(1, 1, 1),
            IsBigEndian = isBigEndian,
            IsVersion2 = isVersion2,
            IsPacked = isPacked,
            Voxels = isBigEndian ? Swapped(w.Voxels) : w.Voxels,
        });
        Assert.Equal([122, 22, 112, 12, 102, 2], Slice(writer, SliceAxis.Axial, 3));

        static byte[] Swapped(byte[] pairs) => [.. pairs.Chunk(2).SelectMany(pair => pair.Reverse())];
    }

    // 3, 200 and (for signed types) -5, each in the type's own bytes.
    public static TheoryData<short, byte[], byte[]> Types => new()
    {
        { 2, [3, 200], [3, 200] },
        { 256, [3, 251], [3, 0] },
        { 4, [3, 0, 200, 0], [3, 200] },
        { 512, [3, 0, 200, 0], [3, 200] },
        { 8, [.. BitConverter.GetBytes(3), .. BitConverter.GetBytes(-5)], [3, 0] },
        { 768, [.. BitConverter.GetBytes(3), .. BitConverter.GetBytes(200)], [3, 200] },
        { 16, [.. BitConverter.GetBytes(3.4f), .. BitConverter.GetBytes(float.NaN)], [3, 0] },
        { 64, [.. BitConverter.GetBytes(3.6), .. BitConverter.GetBytes(double.PositiveInfinity)], [4, 255] },
        { 1024, [.. BitConverter.GetBytes(3L), .. BitConverter.GetBytes(200L)], [3, 200] },
        { 1280, [.. BitConverter.GetBytes(3UL), .. BitConverter.GetBytes(ulong.MaxValue)], [3, 255] },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Decode_EachType_ReadsItsNumbers(short type, byte[] voxels, byte[] expected)
    {
        var writer = new NiftiWriter { Sides = [2, 1, 1], Type = type, Voxels = voxels };
        Assert.Equal(expected, Slice(writer, SliceAxis.Axial, 1));
    }

    [Fact]
    public void Decode_SlopeAndIntercept_AreApplied()
    {
        var writer = new NiftiWriter { Sides = [3, 1, 1], Voxels = NiftiWriter.Shorts([1024, 1064, 1100]), Slope = 1, Intercept = -1024 };
        Assert.Equal([0, 40, 76], Slice(writer, SliceAxis.Axial, 1));
        Assert.Equal([0, 128, 242], Slice(writer, SliceAxis.Axial, 1, IntensityWindow.Brain)); // 40 / 80 and 76 / 80 of 255
    }

    [Fact]
    public void Decode_Colour_KeepsItsBytes()
    {
        byte[] file = new NiftiWriter { Sides = [2, 1, 1], Type = 128, Voxels = [1, 2, 3, 4, 5, 6] }.ToArray();
        Assert.Equal([1, 2, 3, 4, 5, 6], ImageDecoder.Decode(file, "v.nii").Pixels.ToArray());
    }

    [Fact]
    public void Decode_Auto_CutsHalfAPercentAtEachEnd()
    {
        // 0 to 999 and one vessel of 30,000: of 1,001 voxels the 5th from each end are 5 and 995 (numpy.percentile, method lower and higher).
        short[] values = [.. Enumerable.Range(0, 1000).Select(i => (short)i), 30_000];
        var writer = new NiftiWriter { Sides = [1001, 1, 1], Voxels = NiftiWriter.Shorts(values) };
        byte[] levels = Slice(writer, SliceAxis.Axial, 1, IntensityWindow.Auto);
        Assert.Equal((0, 0, 255, 255), (levels[0], levels[5], levels[995], levels[1000]));
        Assert.Equal((24, 128), (levels[100], levels[500])); // (100 - 5) / 990 * 255 = 24.47, (500 - 5) / 990 * 255 = 127.5
        byte[] full = Slice(writer, SliceAxis.Axial, 1, IntensityWindow.Full);
        Assert.Equal((0, 8, 255), (full[0], full[999], full[1000])); // 999 / 30,000 * 255 = 8.49
    }

    [Fact]
    public void Decode_AutoWithOneExtremeFloat_StillShowsTheRest()
    {
        // Nearly everything falls into one bin of the first histogram; the second look tells them apart.
        byte[] voxels = [.. Enumerable.Range(0, 1000).SelectMany(i => BitConverter.GetBytes(i / 1000f)), .. BitConverter.GetBytes(1e9f)];
        var writer = new NiftiWriter { Sides = [1001, 1, 1], Type = 16, Voxels = voxels };
        byte[] levels = Slice(writer, SliceAxis.Axial, 1, IntensityWindow.Auto);
        Assert.InRange(levels[500], 127, 129);
    }

    [Fact]
    public void Decode_File_UsesItsDisplayRange()
    {
        var writer = new NiftiWriter { Sides = [3, 1, 1], Voxels = NiftiWriter.Shorts([0, 100, 200]), DisplayMin = 50, DisplayMax = 150 };
        Assert.Equal([0, 128, 255], Slice(writer, SliceAxis.Axial, 1, IntensityWindow.File));
        ImageReadException error = Assert.Throws<ImageReadException>(() => Slice(writer with { DisplayMax = 0 }, SliceAxis.Axial, 1, IntensityWindow.File));
        Assert.Equal(ImageFault.Unsupported, error.Fault);
    }

    [Fact]
    public void Decode_OneValue_IsBlack()
    {
        var writer = new NiftiWriter { Sides = [2, 1, 1], Voxels = NiftiWriter.Shorts([7, 7]) };
        Assert.Equal([0, 0], Slice(writer, SliceAxis.Axial, 1, IntensityWindow.Auto));
    }

    [Theory]
    [InlineData(40, 0)] // no dimensions
    [InlineData(40, 8)]
    [InlineData(42, 0)] // no columns
    [InlineData(42, -3)]
    [InlineData(42, 30_000)] // more voxels than the file has
    [InlineData(70, 1)] // one bit per voxel
    [InlineData(70, 32)] // complex
    [InlineData(344, 0)] // no magic
    public void Decode_ImpossibleHeader_IsRefused(int offset, short value)
    {
        byte[] file = Digits().ToArray();
        BitConverter.GetBytes(value).CopyTo(file, offset);
        Assert.Throws<ImageReadException>(() => ImageDecoder.Decode(file, "v.nii"));
    }

    [Fact]
    public void Decode_SeveralVolumes_SaysHowToSplitThem()
    {
        var writer = new NiftiWriter { Sides = [2, 1, 1, 3], Voxels = NiftiWriter.Shorts([1, 2, 3, 4, 5, 6]) };
        ImageReadException error = Assert.Throws<ImageReadException>(() => Slice(writer, SliceAxis.Axial, 1));
        Assert.Equal(ImageFault.Unsupported, error.Fault);
        Assert.Contains("3 volumes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_EachLength_IsTruncated()
    {
        foreach (bool isPacked in new[] { false, true })
        {
            byte[] file = Digits(w => w with { IsPacked = isPacked }).ToArray();
            // The last eight bytes of gzip are a checksum that comes after the last voxel.
            for (int length = 20; length < file.Length - (isPacked ? 9 : 0); length++)
                Assert.ThrowsAny<ImageReadException>(() => ImageDecoder.Decode(file.AsSpan(0, length), isPacked ? "v.nii.gz" : "v.nii"));
        }
    }

    [Fact]
    public void Decode_GzipBomb_IsRefusedBeforeItsMemoryIsTaken()
    {
        // 2,000 x 2,000 x 400 voxels of two bytes announced, none there.
        NiftiWriter writer = Digits(w => w with { Sides = [2000, 2000, 100], Voxels = [], IsPacked = true });
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(ImageFault.Truncated, Assert.Throws<ImageReadException>(() => Slice(writer, SliceAxis.Axial, 1)).Fault);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
        NiftiWriter large = Digits(w => w with { Sides = [3000, 3000, 300], Voxels = [] });
        Assert.Equal(ImageFault.TooLarge, Assert.Throws<ImageReadException>(() => Slice(large, SliceAxis.Axial, 1)).Fault);
    }

    [Fact]
    public void Decode_SliceThatIsNotThere_IsRefused() =>
        Assert.Equal(ImageFault.NoSuchFrame, Assert.Throws<ImageReadException>(() => Slice(Digits(), SliceAxis.Axial, 5)).Fault);

    private static ImageHeader Header(NiftiWriter writer, SliceAxis axis)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".nii");
        try
        {
            return ImageDecoder.ReadHeader(writer.Write(path), axis);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
