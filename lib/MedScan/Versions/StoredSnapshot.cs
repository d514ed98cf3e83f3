namespace MedScan.Versions;

/// <summary>A snapshot that a remote holds under a name.</summary>
/// <param name="Name">The data set's name.</param>
/// <param name="Digest">See <see cref="DatasetSnapshot.Digest"/>.</param>
/// <param name="StoredAt">When it was stored under this name.</param>
public sealed record StoredSnapshot(string Name, string Digest, DateTimeOffset StoredAt);
