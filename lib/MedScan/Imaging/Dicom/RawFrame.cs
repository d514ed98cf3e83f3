namespace MedScan.Imaging.Dicom;

/// <summary>The samples of one frame, unpacked: interleaved, little endian, 1, 2 or 4 bytes each.</summary>
/// <param name="Bytes">(height, width, samples).</param>
/// <param name="Layout">What they mean; what is said of bits here is true of these bytes.</param>
internal sealed record RawFrame(byte[] Bytes, PixelLayout Layout);
