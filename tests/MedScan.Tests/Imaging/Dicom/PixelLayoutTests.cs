using MedScan.Imaging;

namespace MedScan.Tests.Imaging.Dicom;

/// <summary>How samples lie in a file (PS3.3, C.7.6.3; PS3.5, chapter 8); expected values by hand.</summary>
public sealed class PixelLayoutTests
{
    private static byte[] Rgb(DicomWriter writer, int frame = 1) =>
        ImageDecoder.Decode(writer.ToArray(), "x.dcm", new DecodeOptions { Frame = frame }).Pixels.ToArray();

    [Fact]
    public void Decode_TwelveBitsInHighPlace_ReadsThem()
    {
        // High bit 15, 12 bits stored: the number stands in the upper bits; the lower four are an overlay of old.
        DicomWriter writer = new DicomWriter().Describe(2, 1, bits: 16)
            .Numbers(0x0028_0101, "US", 12).Numbers(0x0028_0102, "US", 15).Numbers(0x7FE0_0010, "OW", 0x0640 | 0xF, 0x0C80);
        Assert.Equal([0x64, 0xC8], GreyLevels.Decode(writer.ToArray(), GreyLevels.From(0)));
    }

    [Fact]
    public void Decode_TwelveBitsSigned_ExtendsTheSign()
    {
        // The upper four bits are not part of the number, whatever they are.
        DicomWriter writer = new DicomWriter().Describe(2, 1, bits: 16, isSigned: true)
            .Numbers(0x0028_0101, "US", 12).Numbers(0x0028_0102, "US", 11).Numbers(0x7FE0_0010, "OW", 0x0FFF, 0xF00A);
        Assert.Equal([-1, 10], GreyLevels.Numbers(writer.ToArray()));
    }

    [Fact]
    public void Decode_OneBit_StartsAtTheLowest()
    {
        // Two frames of five pixels follow each other without a gap: 1 0 1 1 0, then 0 1 1 0 1.
        DicomWriter writer = new DicomWriter().Describe(5, 1, bits: 1).Text(0x0028_0008, "IS", "2").Bytes(0x7FE0_0010, "OB", [0b1100_1101, 0b0000_0010]);
        Assert.Equal([255, 0, 255, 255, 0], GreyLevels.Decode(writer.ToArray()));
        Assert.Equal([0, 255, 255, 0, 255], GreyLevels.Decode(writer.ToArray(), frame: 2));
    }

    [Fact]
    public void Decode_Frames_AreReadOneByOne()
    {
        DicomWriter writer = new DicomWriter().Describe(2, 1, bits: 8).Text(0x0028_0008, "IS", "3").Bytes(0x7FE0_0010, "OB", [1, 2, 3, 4, 5, 6]);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".dcm");
        try
        {
            writer.Write(path);
            Assert.Equal(3, ImageDecoder.ReadHeader(path).Frames);
            for (int frame = 1; frame <= 3; frame++)
            {
                var options = new DecodeOptions { Color = ColorMode.Grayscale, Window = GreyLevels.From(0), Frame = frame };
                Assert.Equal([(byte)((2 * frame) - 1), (byte)(2 * frame)], ImageDecoder.Decode(path, options).Pixels.ToArray());
            }

            ImageReadException error = Assert.Throws<ImageReadException>(() => ImageDecoder.Decode(path, new DecodeOptions { Frame = 4 }));
            Assert.Equal(ImageFault.NoSuchFrame, error.Fault);
            Assert.Contains("frame 4 was asked for, the file has 3", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("1000000")]
    [InlineData("2000000000")]
    [InlineData("-1")]
    public void Decode_MoreFramesThanBytes_IsRefused(string frames)
    {
        byte[] file = DicomWriter.Grey(2, 1, [1, 2]).Text(0x0028_0008, "IS", frames).ToArray();
        Assert.Contains(Assert.Throws<ImageReadException>(() => GreyLevels.Decode(file)).Fault, new[] { ImageFault.Truncated, ImageFault.Corrupt });
    }

    [Fact]
    public void Decode_Colour_ByPixelAndByPlane_IsTheSame()
    {
        DicomWriter byPixel = new DicomWriter().Describe(2, 1, bits: 8, samples: 3, meaning: "RGB").Numbers(0x0028_0006, "US", 0).Bytes(0x7FE0_0010, "OB", [1, 2, 3, 4, 5, 6]);
        DicomWriter byPlane = new DicomWriter().Describe(2, 1, bits: 8, samples: 3, meaning: "RGB").Numbers(0x0028_0006, "US", 1).Bytes(0x7FE0_0010, "OB", [1, 4, 2, 5, 3, 6]);
        Assert.Equal([1, 2, 3, 4, 5, 6], Rgb(byPixel));
        Assert.Equal([1, 2, 3, 4, 5, 6], Rgb(byPlane));
    }

    [Fact]
    public void Decode_SixteenBitColour_ShowsTheUpperEight()
    {
        DicomWriter writer = new DicomWriter().Describe(1, 1, bits: 16, samples: 3, meaning: "RGB").Numbers(0x7FE0_0010, "OW", 0x1234, 0x5678, 0x9ABC);
        Assert.Equal([0x12, 0x56, 0x9A], Rgb(writer));
    }

    // Pure red, green, blue and grey by the equations of PS3.3, C.7.6.3.1.2.
    [Theory]
    [InlineData(76, 85, 255, 254, 0, 0)]
    [InlineData(150, 44, 21, 0, 255, 1)]
    [InlineData(29, 255, 107, 0, 0, 254)]
    [InlineData(128, 128, 128, 128, 128, 128)]
    public void Decode_LumaAndDifferences_BecomesRgb(byte y, byte cb, byte cr, byte r, byte g, byte b)
    {
        DicomWriter writer = new DicomWriter().Describe(1, 1, bits: 8, samples: 3, meaning: "YBR_FULL").Bytes(0x7FE0_0010, "OB", [y, cb, cr]);
        Assert.Equal([r, g, b], Rgb(writer));
    }

    [Fact]
    public void Decode_DifferencesOfTwoNeighbours_BelongToBoth()
    {
        // Y1 Y2 Cb Cr for two pixels; the second pair stands for the third column and one that does not exist.
        DicomWriter writer = new DicomWriter().Describe(3, 1, bits: 8, samples: 3, meaning: "YBR_FULL_422").Bytes(0x7FE0_0010, "OB", [76, 128, 85, 255, 90, 0, 128, 128]);
        byte[] pixels = Rgb(writer);
        Assert.Equal([254, 0, 0], pixels[..3]);
        Assert.Equal([255, 52, 52], pixels[3..6]);
        Assert.Equal([90, 90, 90], pixels[6..]);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Decode_Palette_LooksUpItsColours(int bits)
    {
        // The table starts at 2: rows below it take the first colour, rows above the last.
        ushort[] descriptor = [3, 2, (ushort)bits];
        DicomWriter writer = new DicomWriter().Describe(5, 1, bits: 8, meaning: "PALETTE COLOR")
            .Numbers(0x0028_1101, "US", descriptor).Numbers(0x0028_1102, "US", descriptor).Numbers(0x0028_1103, "US", descriptor)
            .Bytes(0x7FE0_0010, "OB", [0, 2, 3, 4, 9]);
        foreach ((uint tag, byte[] values) in new (uint, byte[])[] { (0x0028_1201, [10, 20, 30]), (0x0028_1202, [40, 50, 60]), (0x0028_1203, [70, 80, 90]) })
        {
            if (bits == 8) writer.Bytes(tag, "OW", values);
            else writer.Numbers(tag, "OW", [.. values.Select(value => (ushort)((value << 8) | 0x80))]);
        }

        Assert.Equal([10, 40, 70, 10, 40, 70, 20, 50, 80, 30, 60, 90, 30, 60, 90], Rgb(writer));
    }

    [Theory]
    [InlineData("YBR_PARTIAL_420", 3)]
    [InlineData("RGB", 1)]
    [InlineData("MONOCHROME2", 3)]
    public void Decode_MeaningThatIsNotKnown_IsRefused(string meaning, int samples)
    {
        DicomWriter writer = new DicomWriter().Describe(1, 1, bits: 8, samples: samples, meaning: meaning).Bytes(0x7FE0_0010, "OB", [1, 2, 3, 4]);
        Assert.Equal(ImageFault.Unsupported, Assert.Throws<ImageReadException>(() => Rgb(writer)).Fault);
    }

    [Fact]
    public void Decode_FloatingPointPixels_AreRefused()
    {
        DicomWriter writer = new DicomWriter().Describe(1, 1, bits: 32).Bytes(0x7FE0_0008, "OF", [0, 0, 128, 63]);
        Assert.Equal(ImageFault.Unsupported, Assert.Throws<ImageReadException>(() => GreyLevels.Decode(writer.ToArray())).Fault);
    }
}
