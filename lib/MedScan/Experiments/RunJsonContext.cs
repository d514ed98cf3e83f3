using System.Text.Json.Serialization;

namespace MedScan.Experiments;

/// <summary>Serialisation without reflection, so that it also works in trimmed programs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(RunEnvironment))]
internal sealed partial class RunJsonContext : JsonSerializerContext;
