namespace MedScan.Versions.Manifests;

/// <summary>The first line of a snapshot's file.</summary>
internal sealed record SnapshotHeader(string? Format, int Version, string? Name, int Files, string? Digest, IReadOnlyList<SnapshotContainer>? Containers);
