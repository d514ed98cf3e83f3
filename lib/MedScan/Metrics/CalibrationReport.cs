namespace MedScan.Metrics;

/// <summary>Whether the highest probability can be read as the chance of being right.</summary>
/// <param name="ExpectedError">See <see cref="CalibrationError"/>; in [0, 1].</param>
/// <param name="Bins">The reliability diagram behind it.</param>
public sealed record CalibrationReport(double ExpectedError, IReadOnlyList<CalibrationBin> Bins);
