using System.Globalization;
using MedScan.Sweeps.Trials;

namespace MedScan.Cli.Display.Sweeps;

/// <summary>The best trials of a sweep with all their parameters, as overrides that a training takes.</summary>
internal static class BestView
{
    /// <param name="best">One trial, or those of a Pareto front.</param>
    /// <param name="metric">What a trial's value is called.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(IReadOnlyList<FrozenTrial> best, string metric, TextWriter output)
    {
        foreach (FrozenTrial trial in best)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(best.Count == 1 ? "Best trial" : "On the Pareto front")}:  {trial.Number} ({metric} {string.Join(", ", trial.Values.Select(RunText.Number))})"));
            foreach ((string name, TrialParameter parameter) in trial.Parameters)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name}={TrialText.Exact(parameter.Value)}"));
        }
    }
}
