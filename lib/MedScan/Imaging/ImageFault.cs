namespace MedScan.Imaging;

/// <summary>Why a file could not become an image.</summary>
public enum ImageFault
{
    /// <summary>There is no such file.</summary>
    NotFound,

    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The bytes are neither an image that MedScan reads nor one that it knows by name.</summary>
    NotAnImage,

    /// <summary>The extension promises one format, the bytes are another.</summary>
    WrongExtension,

    /// <summary>The file ends before the image does.</summary>
    Truncated,

    /// <summary>The header or the compressed data contradicts itself or fails its checksum.</summary>
    Corrupt,

    /// <summary>More pixels than the caller allows, or more bytes than one buffer holds.</summary>
    TooLarge,

    /// <summary>A known image format, or a variant of one, that MedScan does not read.</summary>
    Unsupported,

    /// <summary>The operating system refused: a folder, no permission, a failing disk.</summary>
    Unreadable,

    /// <summary>The file has fewer frames or slices than the one that was asked for.</summary>
    NoSuchFrame,
}
