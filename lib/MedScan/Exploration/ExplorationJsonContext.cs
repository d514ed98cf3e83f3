using System.Text.Json.Serialization;
using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Imaging;

namespace MedScan.Exploration;

/// <summary>Serialisation without reflection, so that it also works in trimmed programs.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(WordConverter<BalanceKind>), typeof(WordConverter<DataSplit>), typeof(WordConverter<ImageFault>), typeof(WordConverter<ImageTrait>),
    ])]
[JsonSerializable(typeof(DatasetSummary))]
[JsonSerializable(typeof(BalanceJson))]
internal sealed partial class ExplorationJsonContext : JsonSerializerContext;
