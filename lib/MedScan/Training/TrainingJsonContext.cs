using System.Text.Json.Serialization;
using MedScan.Training.Checkpoints;
using MedScan.Training.Prediction;
using MedScan.Training.Reports;

namespace MedScan.Training;

/// <summary>Serialisation without reflection, so that it also works in trimmed programs.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TrainingReport))]
[JsonSerializable(typeof(CheckpointInfo))]
[JsonSerializable(typeof(ImagePrediction))]
internal sealed partial class TrainingJsonContext : JsonSerializerContext;
