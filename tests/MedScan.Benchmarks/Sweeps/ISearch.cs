namespace MedScan.Benchmarks.Sweeps;

/// <summary>Someone who looks for the minimum of problems.</summary>
internal interface ISearch : IAsyncDisposable
{
    /// <returns>The smallest value found.</returns>
    Task<double> MinimizeAsync(Problem problem, string sampler, int seed, int trials);
}
