namespace MedScan.Imaging.Dicom;

/// <summary>What samples mean (PS3.3, C.7.6.3.1.2), as far as it makes a difference here.</summary>
internal enum Photometric
{
    /// <summary>MONOCHROME2: more is brighter.</summary>
    Grey,

    /// <summary>MONOCHROME1: more is darker.</summary>
    InvertedGrey,

    /// <summary>PALETTE COLOR: rows of a table.</summary>
    Palette,

    /// <summary>RGB, and the transforms of JPEG 2000, which its decoder takes back.</summary>
    Rgb,

    /// <summary>YBR_FULL: luma and two colour differences, full range.</summary>
    Ybr,

    /// <summary>YBR_FULL_422: as YBR_FULL, the colour differences of two neighbours stored once.</summary>
    Ybr422,
}
