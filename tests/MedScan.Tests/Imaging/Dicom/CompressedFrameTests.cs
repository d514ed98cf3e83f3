using MedScan.Imaging;
using MedScan.Imaging.Dicom;

namespace MedScan.Tests.Imaging.Dicom;

/// <summary>Compressed frames. The fixtures were written by GDCM's encoders from formulas (make-dicom.cpp).</summary>
public sealed class CompressedFrameTests
{
    private const int Width = 32, Height = 24;

    private static readonly int[] ExpectedGrey =
        [.. from y in Enumerable.Range(0, Height) from x in Enumerable.Range(0, Width) select (37 * x) + (11 * y) + (x * y % 7) - 700];

    private static readonly byte[] ExpectedColour =
        [.. from y in Enumerable.Range(0, Height) from x in Enumerable.Range(0, Width) from value in new[] { 8 * x, 10 * y, x * y % 256 } select (byte)value];

    [Theory]
    [InlineData("grey-rle.dcm")]
    [InlineData("grey-jpeg-lossless.dcm")]
    [InlineData("grey-jpegls.dcm")]
    [InlineData("grey-jpeg2000.dcm")]
    public void Decode_LosslessGrey_GivesEachNumber(string name) => Assert.Equal(ExpectedGrey, GreyLevels.Numbers(Fixture.Bytes(name)));

    [Theory]
    [InlineData("colour-jpeg-lossless.dcm")]
    [InlineData("colour-jpegls.dcm")]
    [InlineData("colour-jpeg2000.dcm")]
    public void Decode_LosslessColour_GivesEachNumber(string name) =>
        Assert.Equal(ExpectedColour, ImageDecoder.Decode(Fixture.Bytes(name), name).Pixels.ToArray());

    // Values of two pixels as pydicom's own tests of this file have them.
    [SkippableTheory]
    [InlineData("JPGExtended.dcm")]
    [InlineData("JPEG-lossy.dcm")]
    public void Decode_TwelveBitJpeg_GivesKnownPixels(string name)
    {
        byte[] levels = GreyLevels.Decode(File.ReadAllBytes(PydicomFiles.PathOrSkip(name)), GreyLevels.From(0));
        Assert.Equal(244, levels[(420 * 256) + 140]);
        Assert.Equal(95, levels[(230 * 256) + 120]);
    }

    [SkippableFact]
    public void Decode_TheSameImageInAllSyntaxes_IsEqual()
    {
        byte[] expected = GreyLevels.Decode(File.ReadAllBytes(PydicomFiles.PathOrSkip("MR_small.dcm")));
        foreach (string name in new[] { "MR_small_jpeg_ls_lossless.dcm", "MR_small_jp2klossless.dcm", "MR_small_RLE.dcm" })
            Assert.Equal(expected, GreyLevels.Decode(File.ReadAllBytes(PydicomFiles.PathOrSkip(name))));
    }

    [Fact]
    public void Decode_RunLengths_AreUnpacked()
    {
        // PS3.5, G.3: 3 literal bytes; 5 times 7; a byte that means nothing; the high bytes first.
        byte[] frame = new byte[64 + 14];
        frame[0] = 2;
        frame[4] = 64;
        frame[8] = 64 + 4;
        new byte[] { unchecked((byte)-7), 1, 128, 0, 2, 10, 20, 30, unchecked((byte)-4), 7, 128, 0, 0, 0 }.CopyTo(frame, 64);
        byte[] file = new DicomWriter(DicomWriter.Rle).Describe(8, 1, bits: 16).Fragments([], frame).ToArray();
        Assert.Equal([266, 276, 286, 263, 263, 263, 263, 263], GreyLevels.Numbers(file));
    }

    [Fact]
    public void Decode_JpegOfEightBits_EqualsTheJpegFile()
    {
        byte[] jpeg = Fixture.Bytes("gray.jpg");
        PixelImage expected = ImageDecoder.Decode(jpeg, "gray.jpg", new DecodeOptions { Color = ColorMode.Grayscale });
        DicomWriter writer = new DicomWriter(DicomWriter.Jpeg).Describe(expected.Width, expected.Height, bits: 8).Fragments([], jpeg);
        Assert.Equal(expected.Pixels.ToArray(), GreyLevels.Decode(writer.ToArray(), GreyLevels.From(0)));
    }

    [Fact]
    public void Decode_ColourJpegThatNamesItsColours_IsBelievedMoreThanTheHeader()
    {
        // The file has a JFIF marker, so its colours are luma and differences, whatever the DICOM header says.
        byte[] jpeg = Fixture.Bytes("rgb444.jpg");
        PixelImage expected = ImageDecoder.Decode(jpeg, "rgb444.jpg");
        DicomWriter writer = new DicomWriter(DicomWriter.Jpeg).Describe(expected.Width, expected.Height, bits: 8, samples: 3, meaning: "RGB").Fragments([], jpeg);
        Assert.Equal(expected.Pixels.ToArray(), ImageDecoder.Decode(writer.ToArray(), "x.dcm").Pixels.ToArray());
    }

    [Fact]
    public void Decode_FramesInOneFragmentEach_NeedNoTable()
    {
        byte[] first = Stream("grey-jpegls.dcm"), second = Stream("grey-jpeg-lossless.dcm");
        DicomWriter writer = Multiframe(DicomWriter.JpegLs, "2").Fragments([], first, second);
        Assert.Equal(ExpectedGrey, GreyLevels.Numbers(writer.ToArray(), frame: 1));
        Assert.Equal(ExpectedGrey, GreyLevels.Numbers(writer.ToArray(), frame: 2));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decode_FramesInSeveralFragments_AreFoundByTableOrByTheirStart(bool hasTable)
    {
        byte[] first = Stream("grey-jpeg2000.dcm"), second = Stream("grey-jpegls.dcm");
        byte[] table = hasTable ? [.. BitConverter.GetBytes(0u), .. BitConverter.GetBytes((uint)(100 + 8 + first.Length - 100 + 8))] : [];
        DicomWriter writer = Multiframe(DicomWriter.Jpeg2000, "2").Fragments(table, first[..100], first[100..], second);
        Assert.Equal(ExpectedGrey, GreyLevels.Numbers(writer.ToArray(), frame: 1));
        Assert.Equal(ExpectedGrey, GreyLevels.Numbers(writer.ToArray(), frame: 2));
    }

    [Fact]
    public void Decode_FewerFragmentsThanFrames_IsTruncated()
    {
        byte[] file = Multiframe(DicomWriter.JpegLs, "3").Fragments([], Stream("grey-jpegls.dcm"), Stream("grey-jpegls.dcm")).ToArray();
        Assert.Equal(ImageFault.Truncated, Assert.Throws<ImageReadException>(() => GreyLevels.Decode(file)).Fault);
    }

    [Fact]
    public void Decode_StreamOfAnotherSize_IsRefusedBeforeItIsDecoded()
    {
        byte[] file = new DicomWriter(DicomWriter.JpegLs).Describe(Width + 1, Height, bits: 16, isSigned: true).Fragments([], Stream("grey-jpegls.dcm")).ToArray();
        ImageReadException error = Assert.Throws<ImageReadException>(() => GreyLevels.Decode(file));
        Assert.Equal(ImageFault.Corrupt, error.Fault);
        Assert.Contains("33 x 24", error.Message, StringComparison.Ordinal);
        Assert.Contains("32 x 24", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grey-jpeg-lossless.dcm", DicomWriter.JpegLossless)]
    [InlineData("grey-jpegls.dcm", DicomWriter.JpegLs)]
    [InlineData("grey-jpeg2000.dcm", DicomWriter.Jpeg2000)]
    public void Decode_DamagedStream_IsRefusedAndTheNextIsDecoded(string name, string syntax)
    {
        byte[] stream = Stream(name);
        stream.AsSpan(60, 20).Fill(0xFF);
        byte[] file = new DicomWriter(syntax).Describe(Width, Height, bits: 16, isSigned: true).Fragments([], stream).ToArray();
        ImageReadException error = Assert.Throws<ImageReadException>(() => GreyLevels.Decode(file));
        Assert.Equal(ImageFault.Corrupt, error.Fault);
        Assert.Equal(ExpectedGrey, GreyLevels.Numbers(Fixture.Bytes(name)));
    }

    [Fact]
    public void Decode_ByManyThreads_GivesEachItsFrame()
    {
        byte[] grey = Fixture.Bytes("grey-jpeg2000.dcm"), colour = Fixture.Bytes("colour-jpegls.dcm");
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            if (i % 2 == 0) Assert.Equal(ExpectedGrey.Select(value => value == -700), GreyLevels.Decode(grey).Select((level, at) => level == 0 && ExpectedGrey[at] == -700));
            else Assert.Equal(ExpectedColour, ImageDecoder.Decode(colour, "c.dcm").Pixels.ToArray());
        });
    }

    [Theory]
    [InlineData("1.2.840.10008.1.2.4.100", "MPEG-2")]
    [InlineData("1.2.840.10008.1.2.4.107", "HEVC")]
    [InlineData("1.2.840.10008.1.2.4.201", "High-Throughput")]
    public void Decode_Video_IsNamed(string syntax, string name)
    {
        byte[] file = new DicomWriter(syntax).Describe(2, 2, bits: 8).Fragments([], [1, 2, 3, 4]).ToArray();
        ImageReadException error = Assert.Throws<ImageReadException>(() => GreyLevels.Decode(file));
        Assert.Equal(ImageFault.Unsupported, error.Fault);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    private static DicomWriter Multiframe(string syntax, string frames) =>
        new DicomWriter(syntax).Describe(Width, Height, bits: 16, isSigned: true).Text(0x0028_0008, "IS", frames);

    // The compressed bytes of a fixture.
    private static byte[] Stream(string name)
    {
        DicomFile file = DicomParser.Parse(new MemoryByteSource(Fixture.Bytes(name)), name);
        return Encapsulation.Read(file, frameCount: 1, name).Frame(1);
    }
}
