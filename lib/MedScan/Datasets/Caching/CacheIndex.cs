using System.Text;
using MedScan.Imaging;

namespace MedScan.Datasets.Caching;

/// <summary>The end of a cache file: a checksum per image and the images that could not be decoded.</summary>
internal sealed record CacheIndex(uint[] Checksums, IReadOnlyList<SkippedImage> Skipped)
{
    internal byte[] Encode()
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes, Encoding.UTF8);
        foreach (uint checksum in Checksums)
            writer.Write(checksum);
        writer.Write(Skipped.Count);
        foreach (SkippedImage image in Skipped)
        {
            writer.Write(image.SampleIndex);
            writer.Write(image.Path);
            writer.Write((int)image.Fault);
            writer.Write(image.Reason);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote; the caller has compared the hash of <paramref name="bytes"/>.</summary>
    internal static CacheIndex Decode(byte[] bytes, int count)
    {
        using BinaryReader reader = new(new MemoryStream(bytes), Encoding.UTF8);
        uint[] checksums = new uint[count];
        for (int image = 0; image < count; image++)
            checksums[image] = reader.ReadUInt32();
        SkippedImage[] skipped = new SkippedImage[reader.ReadInt32()];
        for (int image = 0; image < skipped.Length; image++)
            skipped[image] = new SkippedImage(reader.ReadInt32(), reader.ReadString(), (ImageFault)reader.ReadInt32(), reader.ReadString());
        return new CacheIndex(checksums, skipped);
    }
}
