namespace MedScan.Metrics;

/// <summary>How the intervals of a report were made.</summary>
/// <param name="Level">Share of the distribution inside, 0.95.</param>
/// <param name="Resamples">Number of bootstrap resamples.</param>
/// <param name="Seed">Seed of the draws.</param>
/// <param name="Unit">What was drawn: <c>sample</c>, or <c>group</c> where patients or duplicates are known.</param>
/// <param name="Units">How many independent units the samples form.</param>
public sealed record IntervalReport(double Level, int Resamples, int Seed, string Unit, int Units);
