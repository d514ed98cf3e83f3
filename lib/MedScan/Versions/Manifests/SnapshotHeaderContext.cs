using System.Text.Json.Serialization;

namespace MedScan.Versions.Manifests;

/// <summary>As <see cref="SnapshotJsonContext"/>, but a later version may leave keys out or add some.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SnapshotHeader))]
internal sealed partial class SnapshotHeaderContext : JsonSerializerContext;
