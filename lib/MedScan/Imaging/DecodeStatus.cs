namespace MedScan.Imaging;

/// <summary>What the native decoders answer; the numbers of DecodeStatus in native/imaging.h.</summary>
internal enum DecodeStatus
{
    Ok = 0,
    Truncated = 1,
    Corrupt = 2,
    Unsupported = 3,
    OutOfMemory = 4,
}
