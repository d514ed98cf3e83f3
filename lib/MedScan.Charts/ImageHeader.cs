using System.Buffers.Binary;

namespace MedScan.Charts;

/// <summary>What the first bytes of an image file say.</summary>
/// <remarks>PNG: ISO/IEC 15948, 5.2 and 11.2.2. JPEG: ITU-T T.81, annex B.</remarks>
internal sealed record ImageHeader(int Width, int Height, string MediaType)
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <returns>null where it is neither format, or broken.</returns>
    public static ImageHeader? Read(ReadOnlySpan<byte> file) =>
        file.StartsWith(PngSignature) ? Png(file) : file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg(file) : null;

    private static ImageHeader? Png(ReadOnlySpan<byte> file) => file.Length < 24 ? null
        : Sized(BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]), "image/png");

    private static ImageHeader? Jpeg(ReadOnlySpan<byte> file)
    {
        // From marker to marker until the frame header.
        for (int at = 2; at + 9 <= file.Length && file[at] == 0xFF;)
        {
            byte marker = file[at + 1];
            if (marker == 0xFF) // fill
            {
                at++;
                continue;
            }

            // C4, C8 and CC are tables among the frame headers C0 to CF.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Sized(BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), "image/jpeg");
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }

    private static ImageHeader? Sized(int width, int height, string mediaType) =>
        width > 0 && height > 0 ? new ImageHeader(width, height, mediaType) : null;
}
