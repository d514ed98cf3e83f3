using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MedScan.Datasets.Indexing;

/// <summary>One hash for what a data set is, independent of where it lies and how it is divided.</summary>
internal static class DatasetDigest
{
    internal static string Compute(IReadOnlyList<string> classes, IReadOnlyList<ImageSample> samples)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, classes.Count);
        foreach (string name in classes)
            Append(hash, name);
        foreach (ImageSample sample in samples)
        {
            Append(hash, sample.Path);
            Append(hash, sample.Label);
            Append(hash, sample.ContentHash);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>One hash for how a data set is divided.</summary>
    internal static string OfSplit(IReadOnlyList<ImageSample> samples)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ImageSample sample in samples)
        {
            Append(hash, sample.Path);
            Append(hash, (int)sample.Split);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The length in front keeps ("ab", "c") and ("a", "bc") apart.
    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
