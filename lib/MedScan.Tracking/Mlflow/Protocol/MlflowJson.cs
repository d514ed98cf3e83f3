using System.Text.Json.Serialization;

namespace MedScan.Tracking.Protocol;

/// <summary>How MLflow's answers are read: snake case, 64-bit integers as numbers or strings, NaN and infinities as strings.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(KeyValueListConverter)])]
[JsonSerializable(typeof(EmptyBody))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ExperimentAnswer))]
[JsonSerializable(typeof(ExperimentPage))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(RunPage))]
[JsonSerializable(typeof(MetricPage))]
[JsonSerializable(typeof(FileList))]
[JsonSerializable(typeof(RegisteredModelAnswer))]
[JsonSerializable(typeof(RegisteredModelPage))]
[JsonSerializable(typeof(ModelVersionAnswer))]
[JsonSerializable(typeof(ModelVersionPage))]
internal sealed partial class MlflowJson : JsonSerializerContext;
