namespace MedScan.Imaging;

/// <summary>The file formats that <see cref="ImageDecoder"/> reads.</summary>
public enum ImageFormat
{
    /// <summary>JPEG: baseline and progressive, 8 bits, grey, colour, CMYK and YCCK.</summary>
    Jpeg,

    /// <summary>PNG: 1, 2, 4, 8 and 16 bits, grey, palette, colour, each with or without alpha, interlaced or not.</summary>
    Png,
}
