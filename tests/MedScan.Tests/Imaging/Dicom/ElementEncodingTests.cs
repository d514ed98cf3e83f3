using System.IO.Compression;
using MedScan.Imaging;

namespace MedScan.Tests.Imaging.Dicom;

/// <summary>The four ways in which elements are written (PS3.5, chapter 7 and annex A), and pixels in each.</summary>
public sealed class ElementEncodingTests
{
    private static readonly short[] Pixels = [-700, -1, 0, 1, 255, 700];

    [Theory]
    [InlineData(DicomWriter.Implicit)]
    [InlineData(DicomWriter.Explicit)]
    [InlineData(DicomWriter.BigEndian)]
    [InlineData(DicomWriter.Deflated)]
    public void Decode_SignedNumbers_AreTheSameInEachSyntax(string syntax) =>
        Assert.Equal(Pixels.Select(value => (int)value), GreyLevels.Numbers(DicomWriter.Grey(3, 2, Pixels, syntax).ToArray()));

    // Three rows of three bytes: the words of big endian cross the rows.
    [Theory]
    [InlineData(DicomWriter.Implicit)]
    [InlineData(DicomWriter.Explicit)]
    public void Decode_OddNumberOfBytes_AreReadInOrder(string syntax)
    {
        byte[] pixels = [10, 20, 30, 40, 50, 60, 70, 80, 90];
        Assert.Equal(pixels, GreyLevels.Decode(DicomWriter.Grey(3, 3, pixels, syntax).ToArray(), GreyLevels.From(0)));
    }

    [Fact]
    public void Decode_BytesInBigEndianWords_AreSwapped()
    {
        // PS3.5, 8.1.1: OW is written in words of the file's byte order, also where a sample has 8 bits.
        byte[] file = new DicomWriter(DicomWriter.BigEndian).Describe(2, 2, bits: 8).Bytes(0x7FE0_0010, "OW", [20, 10, 40, 30]).ToArray();
        Assert.Equal([10, 20, 30, 40], GreyLevels.Decode(file, GreyLevels.From(0)));
        byte[] bytes = new DicomWriter(DicomWriter.BigEndian).Describe(2, 2, bits: 8).Bytes(0x7FE0_0010, "OB", [10, 20, 30, 40]).ToArray();
        Assert.Equal([10, 20, 30, 40], GreyLevels.Decode(bytes, GreyLevels.From(0)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decode_SequencesBeforeThePixels_AreWalkedOver(bool isEndless)
    {
        // An icon has pixels of its own, which are not the image's.
        DicomWriter icon = DicomWriter.Grey(1, 1, [99]);
        foreach (string syntax in new[] { DicomWriter.Implicit, DicomWriter.Explicit, DicomWriter.BigEndian })
        {
            byte[] file = DicomWriter.Grey(2, 1, [10, 20], syntax)
                .Sequence(0x0008_1140, isEndless, new DicomWriter().Text(0x0008_1155, "UI", "1.2.3"), new DicomWriter())
                .Sequence(0x0028_2112, isEndless, icon).ToArray();
            Assert.Equal([10, 20], GreyLevels.Decode(file, GreyLevels.From(0)));
        }
    }

    [Theory]
    [InlineData(0x0028_0010u, ImageFault.Corrupt)] // rows
    [InlineData(0x0028_0011u, ImageFault.Corrupt)] // columns
    [InlineData(0x0028_0100u, ImageFault.Corrupt)] // bits allocated
    [InlineData(0x7FE0_0010u, ImageFault.Unsupported)] // pixels: a report, a plan
    public void Decode_ElementMissing_SaysWhich(uint tag, ImageFault fault)
    {
        byte[] file = DicomWriter.Grey(2, 1, [10, 20]).Remove(tag).ToArray();
        Assert.Equal(fault, Assert.Throws<ImageReadException>(() => GreyLevels.Decode(file)).Fault);
    }

    [Fact]
    public void Decode_EachLength_IsAnImageOrTruncated()
    {
        byte[] file = DicomWriter.Grey(4, 4, new byte[16]).Sequence(0x0008_1140, isEndless: true, new DicomWriter().Text(0x0008_1155, "UI", "1.2.3")).ToArray();
        for (int length = 140; length < file.Length; length++)
        {
            ImageFault fault = Assert.Throws<ImageReadException>(() => GreyLevels.Decode(file[..length])).Fault;
            // Cut between two elements, a file has no pixels.
            Assert.Contains(fault, new[] { ImageFault.Truncated, ImageFault.Unsupported });
        }
    }

    [Fact]
    public void Decode_SequencesWithoutEnd_AreRefused()
    {
        // A sequence that opens in a sequence, thousands deep.
        byte[] nested = [.. Enumerable.Range(0, 5000).SelectMany(_ => new byte[] { 0x08, 0, 0x40, 0x11, (byte)'S', (byte)'Q', 0, 0, 255, 255, 255, 255, 0xFE, 0xFF, 0x00, 0xE0, 255, 255, 255, 255 })];
        byte[] file = [.. new DicomWriter().ToArray(), .. nested];
        Assert.Equal(ImageFault.Corrupt, Assert.Throws<ImageReadException>(() => GreyLevels.Decode(file)).Fault);
    }

    [Fact]
    public void Decode_DeflatedBomb_IsRefused()
    {
        // A private element of 300 million zeros, packed a thousandfold.
        byte[] empty = new DicomWriter(DicomWriter.Deflated).ToArray();
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write([0x29, 0, 0x10, 0x10, (byte)'O', (byte)'B', 0, 0, 0, 0xA3, 0xE1, 0x11]);
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 300; i++) deflate.Write(zeros);
        }

        byte[] file = [.. empty, .. packed.ToArray()];
        Assert.True(file.Length < 3_000_000);
        Assert.Equal(ImageFault.TooLarge, Assert.Throws<ImageReadException>(() => GreyLevels.Decode(file)).Fault);
    }

    [Fact]
    public void Decode_MorePixelsThanAllowed_IsRefusedByTheHeader()
    {
        byte[] file = DicomWriter.Grey(100, 100, new byte[10_000]).ToArray();
        ImageReadException error = Assert.Throws<ImageReadException>(() => ImageDecoder.Decode(file, "x.dcm", new DecodeOptions { MaxPixels = 9_999 }));
        Assert.Equal(ImageFault.TooLarge, error.Fault);
    }

    [Fact]
    public void Decode_UnknownSyntax_IsNamedWithoutControlCharacters()
    {
        ImageReadException error = Assert.Throws<ImageReadException>(() => GreyLevels.Decode(DicomWriter.Grey(1, 1, [1], "1.2.9\u001b[31m").ToArray()));
        Assert.Equal(ImageFault.Unsupported, error.Fault);
        Assert.Contains("1.2.931m", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', error.Message);
    }
}
