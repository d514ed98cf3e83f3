using System.Buffers.Binary;
using System.Text;
using MedScan.Imaging;

namespace MedScan.Tests.Imaging;

/// <summary>Every way in which a file fails to be an image has one clear error that names the file and the reason.</summary>
public sealed class ImageFaultTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medscan-imaging-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Decode_MissingFile_IsNotFound() =>
        AssertFault(ImageFault.NotFound, "no such file", () => ImageDecoder.Decode(Path.Combine(folder, "scan.png")));

    [Fact]
    public void Decode_Folder_IsUnreadable()
    {
        string path = Path.Combine(folder, "scan.png");
        Directory.CreateDirectory(path);
        AssertFault(ImageFault.Unreadable, "folder", () => ImageDecoder.Decode(path));
    }

    [SkippableFact]
    public void Decode_NoPermission_IsUnreadable()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "the administrator may read every file");
        string path = Save("scan.png", Fixture.Bytes("rgb8.png"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.None);
        AssertFault(ImageFault.Unreadable, "permission", () => ImageDecoder.Decode(path));
    }

    [Fact]
    public void Decode_EmptyFile_IsEmpty() => AssertFault(ImageFault.Empty, "empty", "scan.png", []);

    [Theory]
    [InlineData("patient;age\n1;50\n", "not an image")]
    [InlineData("version https://git-lfs.github.com/spec/v1\n", "git lfs pull")]
    [InlineData("<!DOCTYPE html><html>", "web page")]
    public void Decode_Text_IsNotAnImage(string text, string reason) =>
        AssertFault(ImageFault.NotAnImage, reason, "scan.jpg", Encoding.ASCII.GetBytes(text));

    [Theory]
    [InlineData("rgb8.png", "scan.jpg", "the name promises JPEG, the content is PNG")]
    [InlineData("rgb420.jpg", "scan.PNG", "the name promises PNG, the content is JPEG")]
    public void Decode_OtherContentThanTheExtensionSays_IsWrongExtension(string file, string name, string reason) =>
        AssertFault(ImageFault.WrongExtension, reason, name, Fixture.Bytes(file));

    [Fact]
    public void Decode_GifNamedPng_IsWrongExtension() => AssertFault(ImageFault.WrongExtension, "GIF", "scan.png", "GIF89a..."u8.ToArray());

    [Fact]
    public void Decode_Gif_IsUnsupported() => AssertFault(ImageFault.Unsupported, "GIF", "scan.gif", "GIF89a..."u8.ToArray());

    [Theory]
    [InlineData("rgb420.jpg", 0.1)]
    [InlineData("rgb420.jpg", 0.9)]
    [InlineData("progressive.jpg", 0.7)]
    [InlineData("gray.jpg", 0.999)]
    [InlineData("rgb8.png", 0.05)]
    [InlineData("rgb8.png", 0.5)]
    [InlineData("rgb8-interlaced.png", 0.99)]
    public void Decode_CutFile_IsTruncated(string file, double kept)
    {
        byte[] bytes = Fixture.Bytes(file);
        AssertFault(ImageFault.Truncated, "ends", file, bytes[..(int)(bytes.Length * kept)]);
    }

    [Fact]
    public void Decode_JpegWithDamagedScan_IsCorrupt()
    {
        byte[] bytes = Fixture.Bytes("large.jpg");
        bytes.AsSpan(bytes.Length / 2, 512).Clear(); // a lost disk sector
        AssertFault(ImageFault.Corrupt, "damaged", "scan.jpg", bytes);
    }

    [Fact]
    public void Decode_PngWithFlippedDataBit_IsCorrupt()
    {
        byte[] bytes = Fixture.Bytes("rgb8.png");
        bytes[bytes.Length / 2] ^= 1;
        AssertFault(ImageFault.Corrupt, "damaged", "scan.png", bytes);
    }

    [Fact]
    public void Decode_PngWithFlippedHeaderBit_IsCorrupt()
    {
        byte[] bytes = Fixture.Bytes("rgb8.png");
        bytes[17] ^= 0x40; // the width, now above a billion
        AssertFault(ImageFault.Corrupt, "checksum", "scan.png", bytes);
    }

    [Fact]
    public void Decode_ZeroSides_IsCorrupt()
    {
        AssertFault(ImageFault.Corrupt, "0 x 13", "scan.png", PngWithSides(0, 13));
        byte[] jpeg = Fixture.Bytes("rgb420.jpg");
        jpeg.AsSpan(FrameSides(jpeg), 2).Clear();
        AssertFault(ImageFault.Corrupt, "33 x 0", "scan.jpg", jpeg);
    }

    [Fact]
    public void Decode_TwelveBitJpeg_IsUnsupported()
    {
        byte[] jpeg = Fixture.Bytes("rgb420.jpg");
        jpeg[FrameSides(jpeg) - 1] = 12;
        AssertFault(ImageFault.Unsupported, "12 bits", "scan.jpg", jpeg);
    }

    [Fact]
    public void Decode_MorePixelsThanTheLimit_IsTooLarge()
    {
        byte[] png = Fixture.Bytes("rgb8.png"); // 19 x 13 = 247
        var options = new DecodeOptions { MaxPixels = 246 };
        AssertFault(ImageFault.TooLarge, "19 x 13", () => ImageDecoder.Decode(png, "scan.png", options));
        Assert.Equal(19, ImageDecoder.Decode(png, "scan.png", options with { MaxPixels = 247 }).Width);
    }

    [Fact]
    public void Decode_HugeSidesInTheHeader_IsRefusedBeforeMemoryIsTaken()
    {
        byte[] png = PngWithSides(20_000, 20_000, dataLength: 2_000_000);
        byte[] jpeg = Fixture.Bytes("rgb420.jpg");
        jpeg.AsSpan(FrameSides(jpeg), 4).Fill(0xFF);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertFault(ImageFault.TooLarge, "limit", () => ImageDecoder.Decode(png, "scan.png"));
        AssertFault(ImageFault.TooLarge, "65535 x 65535", () => ImageDecoder.Decode(jpeg, "scan.jpg"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000); // the pixels would be 1.2 and 12.9 GB
    }

    [Fact]
    public void Decode_FewBytesForManyPixels_IsRefusedBeforeMemoryIsTaken()
    {
        byte[] png = PngWithSides(9_000, 9_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertFault(ImageFault.Corrupt, "cannot hold", () => ImageDecoder.Decode(png, "scan.png"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000); // the pixels would be 243 MB
    }

    [Fact]
    public void Decode_ImpossibleOptions_IsTheCallersBug()
    {
        byte[] png = Fixture.Bytes("rgb8.png");
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageDecoder.Decode(png, "a.png", new DecodeOptions { MaxPixels = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageDecoder.Decode(png, "a.png", new DecodeOptions { MinSide = -1 }));
    }

    private void AssertFault(ImageFault fault, string reason, string name, byte[] content)
    {
        string path = Save(name, content);
        AssertFault(fault, reason, () => ImageDecoder.Decode(path));
    }

    private static void AssertFault(ImageFault fault, string reason, Func<PixelImage> decode)
    {
        var error = Assert.Throws<ImageReadException>(decode);
        Assert.Equal(fault, error.Fault);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(error.Path + ": ", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Path);
    }

    private string Save(string name, byte[] content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Where a baseline JPEG's height and width stand: behind the marker FF C0, the length and the precision.</summary>
    private static int FrameSides(byte[] jpeg) => jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5;

    /// <summary>A PNG whose chunks are whole but whose sides are as asked.</summary>
    private static byte[] PngWithSides(int width, int height, int dataLength = 100)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 2;
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", new byte[dataLength]), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
        byte[] length = new byte[4];
        byte[] checksum = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc32.Compute(typed, []));
        return [.. length, .. typed, .. checksum];
    }
}
