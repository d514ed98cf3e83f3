using System.Text.Json.Serialization;

namespace MedScan.Versions.Manifests;

/// <summary>Reading without reflection; writing is done by <see cref="SnapshotText"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SnapshotFile))]
internal sealed partial class SnapshotJsonContext : JsonSerializerContext;
