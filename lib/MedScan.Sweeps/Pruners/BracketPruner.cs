using System.Globalization;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Pruners;

/// <summary>The stopping rule of Weights &amp; Biases' sweeps, see <see cref="Pruner.BracketsFrom"/>.</summary>
internal sealed class BracketPruner : Pruner
{
    private const int MostBrackets = 100; // which only a multiplier near 1 needs

    private readonly IReadOnlyList<int> _brackets;
    private readonly double _eta;
    private readonly bool _strict;

    private BracketPruner(IReadOnlyList<int> brackets, double eta, bool strict)
    {
        _brackets = brackets;
        _eta = eta;
        _strict = strict;
    }

    public static BracketPruner From(int minReports, double eta, bool strict, int? maxReports)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minReports, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxReports ?? minReports, minReports, nameof(maxReports));
        CheckEta(eta);
        List<int> brackets = [];
        for (double bracket = minReports; bracket <= (maxReports ?? int.MaxValue) && brackets.Count < MostBrackets; bracket *= eta)
            brackets.Add((int)bracket);
        return new BracketPruner(brackets, eta, strict);
    }

    public static BracketPruner UpTo(int maxReports, int brackets, double eta, bool strict)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxReports, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(brackets, 1);
        CheckEta(eta);
        List<int> places = [];
        double place = maxReports / eta;
        for (int i = 0; i < brackets && place >= 1; i++, place /= eta)
            places.Insert(0, (int)place);
        return places.Count > 0
            ? new BracketPruner(places, eta, strict)
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The first bracket would be at {maxReports}/{eta} reports, which is below 1. Raise the number of reports, or lower eta."), nameof(maxReports));
    }

    public override bool ShouldPrune(StudyHistory history, FrozenTrial trial)
    {
        int reports = trial.Intermediate.Count;
        int bracket = _brackets.LastOrDefault(b => b <= reports);
        if (bracket == 0)
            return false;
        double here = ScoreAt(history, trial, bracket);
        double[] scores = [.. history.Trials.Where(t => t.Number != trial.Number && t.Intermediate.Count >= bracket).Select(t => ScoreAt(history, t, bracket)).Append(here).Order()];
        double threshold = scores[(int)(scores.Length / _eta)];
        return (_strict ? here : history.BestScore(trial)) > threshold;
    }

    private static double ScoreAt(StudyHistory history, FrozenTrial trial, int bracket) =>
        history.Score(trial.Intermediate.ElementAt(bracket - 1).Value);

    private static void CheckEta(double eta)
    {
        if (!(eta > 1 && double.IsFinite(eta)))
            throw new ArgumentOutOfRangeException(nameof(eta), string.Create(CultureInfo.InvariantCulture, $"Expected a number above 1, got {eta}."));
    }
}
