namespace MedScan.TrackingServer.Page;

/// <summary>A file of the compare page, as it is embedded in this assembly.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Tag">The entity tag, a digest of its bytes in quotes.</param>
internal sealed record PageFile(byte[] Content, string ContentType, string Tag);
