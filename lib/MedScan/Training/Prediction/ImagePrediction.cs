using System.Text.Json;

namespace MedScan.Training.Prediction;

/// <summary>What a network says about one file: either a class with probabilities, or why the file cannot be read.</summary>
public sealed record ImagePrediction
{
    /// <summary>The file as it was named.</summary>
    public required string Path { get; init; }

    /// <summary>The most probable class; null when the file cannot be read.</summary>
    public string? Class { get; init; }

    /// <summary>In the order of the checkpoint's classes, adding to 1; empty when the file cannot be read.</summary>
    public IReadOnlyList<ClassProbability> Probabilities { get; init; } = [];

    /// <summary>Why the file cannot be read, naming it; null when it can.</summary>
    public string? Error { get; init; }

    /// <summary>The prediction as one line of JSON with snake_case keys.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingJson.Lines.ImagePrediction);
}
