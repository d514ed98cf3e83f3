namespace MedScan.Versions;

/// <summary>What a push did.</summary>
/// <param name="Digest">The snapshot that the remote holds now.</param>
/// <param name="Name">The name under which it can be asked for.</param>
/// <param name="Objects">Distinct contents of the snapshot.</param>
/// <param name="SentObjects">Those that were sent; the others were there.</param>
/// <param name="SentBytes">Their size.</param>
public sealed record PushResult(string Digest, string Name, int Objects, int SentObjects, long SentBytes);
