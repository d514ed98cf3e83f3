namespace MedScan.Training;

/// <summary>What a network says about the images of a loader.</summary>
/// <param name="SampleIndices">Positions in the data set's sample list.</param>
/// <param name="Labels">True classes, in the same order.</param>
/// <param name="Probabilities">Shape (images, classes) in row-major order; each row adds to 1.</param>
/// <param name="Loss">Mean cross-entropy.</param>
internal sealed record InferenceResult(
    IReadOnlyList<int> SampleIndices, IReadOnlyList<int> Labels, IReadOnlyList<float> Probabilities, double Loss);
