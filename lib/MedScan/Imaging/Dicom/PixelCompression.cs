namespace MedScan.Imaging.Dicom;

/// <summary>How the pixels of a file are compressed.</summary>
internal enum PixelCompression
{
    /// <summary>Not at all: one after the other.</summary>
    None,

    /// <summary>Run lengths, PS3.5 annex G.</summary>
    Rle,

    /// <summary>One of the JPEG family; each frame is a stream that says which.</summary>
    Codestream,

    /// <summary>In a way that is not read here.</summary>
    NotRead,
}
