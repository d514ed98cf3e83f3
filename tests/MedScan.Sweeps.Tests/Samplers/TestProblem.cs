using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Samplers;

/// <summary>A standard problem of optimisation with its published formula.</summary>
internal sealed record TestProblem(int Dimensions, double Low, double High, Func<double[], double> Value)
{
    private static readonly double[,] HartmannA = { { 10, 3, 17, 3.5, 1.7, 8 }, { 0.05, 10, 17, 0.1, 8, 14 }, { 3, 3.5, 1.7, 10, 17, 8 }, { 17, 8, 0.05, 10, 0.1, 14 } };

    private static readonly double[,] HartmannP =
    {
        { 0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886 }, { 0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991 },
        { 0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650 }, { 0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381 },
    };

    public static TestProblem Sphere { get; } = new(5, -5, 5, static x => x.Sum(static v => (v - 1) * (v - 1)));

    /// <summary>Least value 0.397887.</summary>
    public static TestProblem Branin { get; } = new(2, 0, 15, static p =>
    {
        (double x, double y) = (p[0] - 5, p[1]);
        return Math.Pow(y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6, 2) + 10 * (1 - 1 / (8 * Math.PI)) * Math.Cos(x) + 10;
    });

    /// <summary>Least value -3.32237.</summary>
    public static TestProblem Hartmann { get; } = new(6, 0, 1, static x =>
    {
        double[] alpha = [1, 1.2, 3, 3.2];
        return -Enumerable.Range(0, 4).Sum(i => alpha[i] * Math.Exp(-Enumerable.Range(0, 6).Sum(j => HartmannA[i, j] * Math.Pow(x[j] - HartmannP[i, j], 2))));
    });

    public static TestProblem Rosenbrock { get; } = new(4, -5, 10, static x => Enumerable.Range(0, x.Length - 1).Sum(i => 100 * Math.Pow(x[i + 1] - x[i] * x[i], 2) + Math.Pow(1 - x[i], 2)));

    public static TestProblem Ackley { get; } = new(5, -32.768, 32.768, static x =>
        -20 * Math.Exp(-0.2 * Math.Sqrt(x.Average(static v => v * v))) - Math.Exp(x.Average(static v => Math.Cos(2 * Math.PI * v))) + 20 + Math.E);

    public static TestProblem Levy { get; } = new(6, -10, 10, static x =>
    {
        double[] w = [.. x.Select(static v => 1 + (v - 1) / 4)];
        return Math.Pow(Math.Sin(Math.PI * w[0]), 2)
            + Enumerable.Range(0, w.Length - 1).Sum(i => Math.Pow(w[i] - 1, 2) * (1 + 10 * Math.Pow(Math.Sin(Math.PI * w[i] + 1), 2)))
            + Math.Pow(w[^1] - 1, 2) * (1 + Math.Pow(Math.Sin(2 * Math.PI * w[^1]), 2));
    });

    public static TestProblem Rastrigin { get; } = new(4, -5.12, 5.12, static x => 10 * x.Length + x.Sum(static v => v * v - 10 * Math.Cos(2 * Math.PI * v)));

    /// <summary>Runs a study of it.</summary>
    /// <returns>The best value.</returns>
    public async Task<double> SolveAsync(Sampler sampler, int trials)
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = sampler });
        await study.OptimizeAsync(trial => Task.FromResult<TrialResult>(Value([.. Enumerable.Range(0, Dimensions).Select(i => trial.Float($"x{i}", Low, High))])), trials);
        return (await study.BestTrialAsync())!.Value;
    }
}
