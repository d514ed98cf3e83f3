using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MedScan.Training.Checkpoints;
using MedScan.Training.Prediction;
using MedScan.Training.Reports;

namespace MedScan.Training;

/// <summary>How training writes JSON: snake_case keys, names for enums.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TrainingReport))]
[JsonSerializable(typeof(CheckpointInfo))]
[JsonSerializable(typeof(ImagePrediction))]
internal sealed partial class TrainingJson : JsonSerializerContext
{
    /// <summary>One object per line.</summary>
    public static TrainingJson Lines { get; } = Create(indented: false);

    /// <summary>Files that a person may open.</summary>
    public static TrainingJson Files { get; } = Create(indented: true);

    private static TrainingJson Create(bool indented) => new(new JsonSerializerOptions(Default.Options)
    {
        WriteIndented = indented,
        // Class names and paths in any script stay readable; nothing here is embedded in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
