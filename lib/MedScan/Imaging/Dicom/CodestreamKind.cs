namespace MedScan.Imaging.Dicom;

/// <summary>The members of the JPEG family that DICOM files hold; the numbers are those of native/codec/codec.cpp.</summary>
internal enum CodestreamKind
{
    /// <summary>JPEG of 8 bits with loss, which the decoder of JPEG files reads.</summary>
    Jpeg8 = 0,

    /// <summary>JPEG of 12 bits with loss.</summary>
    Jpeg12 = 1,

    /// <summary>JPEG without loss (ITU-T T.81, annex H), 2 to 16 bits.</summary>
    JpegLossless = 2,

    /// <summary>JPEG-LS (ITU-T T.87).</summary>
    JpegLs = 3,

    /// <summary>JPEG 2000 (ITU-T T.800).</summary>
    Jpeg2000 = 4,
}
