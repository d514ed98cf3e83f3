namespace MedScan.Metrics;

/// <summary>The predictions whose highest probability falls into one interval, for a reliability diagram.</summary>
/// <param name="Lower">Lower end, not included.</param>
/// <param name="Upper">Upper end, included.</param>
/// <param name="Count">Predictions in the interval.</param>
/// <param name="MeanConfidence">Mean of their highest probabilities; null when there are none.</param>
/// <param name="Accuracy">Share of them that is right; null when there are none.</param>
public sealed record CalibrationBin(double Lower, double Upper, int Count, double? MeanConfidence, double? Accuracy);
