using System.Text.Json.Serialization;

namespace MedScan.Screening;

/// <summary>Serialisation without reflection, so that it also works in trimmed programs.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n",
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ProfileContent))]
internal sealed partial class ProfileJsonContext : JsonSerializerContext;
