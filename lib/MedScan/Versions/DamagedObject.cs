namespace MedScan.Versions;

/// <summary>An object of a remote that cannot be used.</summary>
/// <param name="ObjectPath">Where it lies in the remote.</param>
/// <param name="ImagePath">The first image, or the array file, that it is the content of.</param>
/// <param name="IsMissing">It is not there; otherwise its content is another one.</param>
public sealed record DamagedObject(string ObjectPath, string ImagePath, bool IsMissing);
