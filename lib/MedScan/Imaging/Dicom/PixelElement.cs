namespace MedScan.Imaging.Dicom;

/// <summary>Where the pixel data element has its value.</summary>
/// <param name="Offset">First byte of the value.</param>
/// <param name="Length">Bytes; null where the value ends with a delimiter, as compressed pixels do.</param>
/// <param name="IsWords">Whether the value is of 16-bit words (OW), which matters in big endian.</param>
/// <param name="IsFloat">Whether it holds floating-point numbers.</param>
internal sealed record PixelElement(long Offset, long? Length, bool IsWords, bool IsFloat);
