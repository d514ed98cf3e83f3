namespace MedScan.Imaging;

/// <summary>The file formats that <see cref="ImageDecoder"/> reads.</summary>
public enum ImageFormat
{
    /// <summary>JPEG: baseline and progressive, 8 bits, grey, colour, CMYK and YCCK.</summary>
    Jpeg,

    /// <summary>PNG: 1, 2, 4, 8 and 16 bits, grey, palette, colour, each with or without alpha, interlaced or not.</summary>
    Png,

    /// <summary>DICOM files (PS3.10) with pixel data: uncompressed in either byte order, deflated, RLE, JPEG, lossless JPEG,
    /// JPEG-LS and JPEG 2000; one frame or many.</summary>
    Dicom,

    /// <summary>NIfTI-1 and NIfTI-2 volumes in one file, <c>.nii</c> or <c>.nii.gz</c>.</summary>
    Nifti,
}
