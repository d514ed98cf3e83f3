using System.Text.Json.Serialization;

namespace MedScan.Cards.Downloading;

/// <summary>Serialisation without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DownloadState))]
internal sealed partial class DownloadJsonContext : JsonSerializerContext;
