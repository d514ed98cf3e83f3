namespace MedScan.Benchmarks.Sweeps;

/// <summary>What one search came to.</summary>
/// <param name="Problem">The problem's name.</param>
/// <param name="Sampler">The sampler's name.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Best">The smallest value found.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record SearchResult(string Problem, string Sampler, int Seed, double Best, double Seconds);
