namespace MedScan.Auditing;

/// <summary>How two images of a data set belong together, the surest first.</summary>
public enum DuplicateKind
{
    /// <summary>The same file: every byte is equal.</summary>
    SameFile,

    /// <summary>The same picture in other bytes: every decoded pixel is equal.</summary>
    SamePixels,

    /// <summary>The same picture, changed: encoded again, resized, brightened, cropped, shifted or mirrored.</summary>
    NearDuplicate,

    /// <summary>Another picture of the same group, such as the same patient, as the data set itself says.</summary>
    SameGroup,
}
