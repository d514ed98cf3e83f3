using System.Text.Json.Serialization;

namespace MedScan.Tracking.Spool;

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunStart))]
[JsonSerializable(typeof(CreatedRun))]
internal sealed partial class SpoolJson : JsonSerializerContext;
