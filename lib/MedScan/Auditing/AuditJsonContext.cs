using System.Text.Json.Serialization;
using MedScan.Datasets;
using MedScan.Exploration;

namespace MedScan.Auditing;

/// <summary>Serialisation without reflection, so that it also works in trimmed programs.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n",
    Converters = [typeof(WordConverter<DataSplit>), typeof(WordConverter<DuplicateKind>), typeof(SampleGroupsConverter)])]
[JsonSerializable(typeof(AuditReport))]
internal sealed partial class AuditJsonContext : JsonSerializerContext;
