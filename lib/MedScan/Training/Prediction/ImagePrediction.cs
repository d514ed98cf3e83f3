using System.Text.Json;
using MedScan.Notebooks;
using MedScan.Screening;

namespace MedScan.Training.Prediction;

/// <summary>What a network says about one file: either a class with probabilities, or why there is none.</summary>
[TypeFormatterSource(typeof(PredictionFormatterSource))]
public sealed record ImagePrediction
{
    /// <summary>The file as it was named.</summary>
    public required string Path { get; init; }

    /// <summary>The most probable class; null when there is an <see cref="Error"/>.</summary>
    public string? Class { get; init; }

    /// <summary>In the order of the checkpoint's classes, adding to 1; empty when there is an <see cref="Error"/>.</summary>
    public IReadOnlyList<ClassProbability> Probabilities { get; init; } = [];

    /// <summary>How the image compares with the training images; null when that was not checked or the file cannot be read.</summary>
    public InputVerdict? Check { get; init; }

    /// <summary>Why the file cannot be read or its image is refused, naming it; null when it was classified.</summary>
    public string? Error { get; init; }

    /// <summary>The prediction as one line of JSON with snake_case keys.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingJson.Lines.ImagePrediction);
}
