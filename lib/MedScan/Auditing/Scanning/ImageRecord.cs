using MedScan.Auditing.NearDuplicates;

namespace MedScan.Auditing.Scanning;

/// <summary>What is kept of an image after one look at it, some 5 KiB.</summary>
/// <param name="PixelHash">SHA-256 of size and decoded RGB pixels, lower-case hexadecimal.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Storage">File format, channels and bits, for people.</param>
/// <param name="IsColored">Whether it shows colours, however it is stored.</param>
/// <param name="EvenShare">Share of the pixels that have about the most frequent grey level.</param>
/// <param name="EvenLevel">That level.</param>
/// <param name="Border">Even bands at its edges; null = none.</param>
/// <param name="Fingerprint">What near duplicates are found by.</param>
internal sealed record ImageRecord(
    string PixelHash,
    int Width,
    int Height,
    string Storage,
    bool IsColored,
    double EvenShare,
    int EvenLevel,
    Bands? Border,
    Fingerprint Fingerprint)
{
    // A slice at the very top of a head still covers 2 % of its image.
    internal const double NearConstantShare = 0.995;

    internal bool IsNearConstant => EvenShare >= NearConstantShare;
}
