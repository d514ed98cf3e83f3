namespace MedScan.Exploration;

/// <summary>How many images are files of one type.</summary>
/// <param name="Name">JPEG, PNG, ..., or <c>array</c>.</param>
/// <param name="Count">Images.</param>
/// <param name="Bytes">Bytes of all of them.</param>
public sealed record FileTypeCount(string Name, int Count, long Bytes);
