namespace MedScan.Cards.Unpacking;

/// <summary>One file of a package, while the package stands at it.</summary>
/// <param name="Name">Its name in the package, with forward slashes.</param>
/// <param name="Bytes">What the package says of its size.</param>
/// <param name="Checksum">CRC-32 of its content, where the package states one.</param>
/// <param name="OpenAsync">Its content.</param>
internal sealed record PackedFile(string Name, long Bytes, uint? Checksum, Func<CancellationToken, Task<Stream>> OpenAsync);
