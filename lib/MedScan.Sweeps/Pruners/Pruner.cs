using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Pruners;

/// <summary>Says which running trials do not promise enough to be gone on with.</summary>
/// <remarks>What it says follows from the history alone, so that every worker of a study says the same. Not-a-number counts as the
/// worst value there is.</remarks>
public abstract class Pruner
{
    /// <summary>Never prunes.</summary>
    public static Pruner None { get; } = new NoPruner();

    /// <summary>Prunes a trial whose best report so far is worse than the median of what completed trials reported at the same step.</summary>
    /// <remarks>D. Golovin et al.: Google Vizier, a service for black-box optimization, KDD 2017, section 3.2.</remarks>
    /// <param name="startupTrials">How many trials must be completed before any is pruned.</param>
    /// <param name="warmupSteps">Before which step no trial is pruned.</param>
    /// <param name="interval">How many steps lie between two looks at a trial, counted from the warm-up; a look that falls on a step
    /// without a report is made at the next report.</param>
    /// <param name="minTrials">How many completed trials must have reported at a step for it to be judged.</param>
    /// <returns>The pruner.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the interval or <paramref name="minTrials"/> below 1.</exception>
    public static Pruner Median(int startupTrials = 5, int warmupSteps = 0, int interval = 1, int minTrials = 1) =>
        Percentile(50, startupTrials, warmupSteps, interval, minTrials);

    /// <summary>Prunes a trial whose best report so far is not among the best share of what completed trials reported at the same step.</summary>
    /// <remarks>The share's end lies between two reports where it does not fall on one (linear interpolation).</remarks>
    /// <param name="percent">The share that is kept, from 0 to 100: with 25 a trial has to be as good as the best quarter.</param>
    /// <param name="startupTrials">How many trials must be completed before any is pruned.</param>
    /// <param name="warmupSteps">Before which step no trial is pruned.</param>
    /// <param name="interval">How many steps lie between two looks at a trial, counted from the warm-up.</param>
    /// <param name="minTrials">How many completed trials must have reported at a step for it to be judged.</param>
    /// <returns>The pruner.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public static Pruner Percentile(double percent, int startupTrials = 5, int warmupSteps = 0, int interval = 1, int minTrials = 1) =>
        new PercentilePruner(percent, startupTrials, minTrials, new PruningSchedule(warmupSteps, interval));

    /// <summary>Prunes a trial whose latest report is outside of bounds, whatever others reported: a loss that exploded.</summary>
    /// <param name="lower">The smallest value that goes on; null for any.</param>
    /// <param name="upper">The largest value that goes on; null for any.</param>
    /// <param name="warmupSteps">Before which step no trial is pruned.</param>
    /// <param name="interval">How many steps lie between two looks at a trial, counted from the warm-up.</param>
    /// <returns>The pruner.</returns>
    /// <exception cref="ArgumentException">There is no bound, one is not a number, or they are in descending order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The warm-up is negative or the interval below 1.</exception>
    public static Pruner Threshold(double? lower = null, double? upper = null, int warmupSteps = 0, int interval = 1) =>
        new ThresholdPruner(lower, upper, new PruningSchedule(warmupSteps, interval));

    /// <summary>Lets another pruner end a trial only after the trial has not become better for some reports.</summary>
    /// <param name="inner">Who decides then; null for ending it at once.</param>
    /// <param name="patience">For how many reports beyond the latest a trial may fail to become better; 0 for none.</param>
    /// <param name="minDelta">By how much a report has to be worse than the best one before, to count as not better; in units of the
    /// objective, at least 0.</param>
    /// <returns>The pruner.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The patience or <paramref name="minDelta"/> is negative.</exception>
    public static Pruner Patient(Pruner? inner, int patience, double minDelta = 0) => new PatientPruner(inner, patience, minDelta);

    /// <summary>Gives every trial a few steps, and a multiple of them only to the best share of the trials that came as far: the
    /// asynchronous successive halving.</summary>
    /// <remarks>L. Li et al.: A system for massively parallel hyperparameter tuning, MLSys 2020 (arXiv 1810.05934, 2018). A rung is at
    /// <c>minResource * reduction ^ (minEarlyStopping + k)</c> steps; a trial is judged at its first report there, once.</remarks>
    /// <param name="minResource">The step of the first rung, at least 1; null for a hundredth of the steps of the trial that was
    /// completed first, and no pruning before there is one.</param>
    /// <param name="reduction">One in how many trials goes on at a rung, at least 2.</param>
    /// <param name="minEarlyStopping">How many rungs are left out at the beginning.</param>
    /// <param name="bootstrapTrials">How many trials are ended at a rung before any goes on; needs <paramref name="minResource"/>.</param>
    /// <param name="strict">Whether what trials reported at the rung is compared, as in the paper; otherwise the best that each has reported
    /// until there, which one unlucky epoch does not change.</param>
    /// <returns>The pruner.</returns>
    /// <exception cref="ArgumentException">A number is outside of its range, or the numbers do not fit together.</exception>
    public static Pruner SuccessiveHalving(int? minResource = null, int reduction = 4, int minEarlyStopping = 0, int bootstrapTrials = 0, bool strict = false) =>
        new SuccessiveHalvingPruner(minResource, reduction, minEarlyStopping, bootstrapTrials, strict);

    /// <summary>Divides the trials among brackets of successive halving, from many short trials to few long ones, so that nobody has
    /// to know how early bad trials can be told.</summary>
    /// <remarks>L. Li et al.: Hyperband, JMLR 18 (2018), with the asynchronous halving of Li et al. 2020 in each bracket. A trial's
    /// bracket follows from its number; samplers learn from the trials of all brackets.</remarks>
    /// <param name="minResource">The step of the first rung of the first bracket, at least 1. Take the first one whose reports tell trials apart: after
    /// one short epoch a network's loss may say nothing of its last one, and then the best trials are pruned like any others.</param>
    /// <param name="maxResource">How many steps a whole trial has, at least <paramref name="minResource"/>; null for those of the trial
    /// that was completed first, and no pruning before there is one.</param>
    /// <param name="reduction">One in how many trials goes on at a rung, at least 2.</param>
    /// <param name="bootstrapTrials">How many trials of a bracket are ended at a rung before any goes on; needs
    /// <paramref name="maxResource"/>.</param>
    /// <param name="strict">Whether what trials reported at a rung is compared, as in the paper; otherwise the best that each has reported until
    /// there, which one unlucky epoch does not change.</param>
    /// <returns>The pruner.</returns>
    /// <exception cref="ArgumentException">A number is outside of its range, or the numbers do not fit together.</exception>
    public static Pruner Hyperband(int minResource = 1, int? maxResource = null, int reduction = 3, int bootstrapTrials = 0, bool strict = false) =>
        new HyperbandPruner(minResource, maxResource, reduction, bootstrapTrials, strict);

    /// <summary>Prunes as Weights &amp; Biases' sweeps do with <c>early_terminate</c> and <c>min_iter</c>: a trial goes on at a
    /// bracket if it is among the best share of those that reached it.</summary>
    /// <remarks>A bracket is a number of reports, whatever their steps: <c>minReports * eta ^ k</c>. The threshold of a bracket that n
    /// trials reached is their value of rank <c>n / eta</c>, rounded down and counted from 0, so that the first trials go on.</remarks>
    /// <param name="minReports">The first bracket, at least 1.</param>
    /// <param name="eta">By how much each bracket is further than the one before, and one in how many trials goes on; above 1.</param>
    /// <param name="strict">Whether what a trial reported at the bracket is judged, otherwise the best of all it has reported.</param>
    /// <param name="maxReports">Beyond which number of reports there is no bracket; null for none.</param>
    /// <returns>The pruner.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public static Pruner BracketsFrom(int minReports, double eta = 3, bool strict = false, int? maxReports = null) =>
        BracketPruner.From(minReports, eta, strict, maxReports);

    /// <summary>Prunes as Weights &amp; Biases' sweeps do with <c>early_terminate</c>, <c>max_iter</c> and <c>s</c>; as
    /// <see cref="BracketsFrom"/>, with the brackets at <c>maxReports / eta ^ k</c> for k from 1.</summary>
    /// <param name="maxReports">How often a whole trial reports, at least 1.</param>
    /// <param name="brackets">How many brackets there are, at least 1; those that would lie below 1 are left out.</param>
    /// <param name="eta">By how much each bracket is further than the one before, and one in how many trials goes on; above 1.</param>
    /// <param name="strict">Whether what a trial reported at the bracket is judged, otherwise the best of all it has reported.</param>
    /// <returns>The pruner.</returns>
    /// <exception cref="ArgumentException">A number is outside of its range, or no bracket lies at 1 or above.</exception>
    public static Pruner BracketsUpTo(int maxReports, int brackets, double eta = 3, bool strict = false) =>
        BracketPruner.UpTo(maxReports, brackets, eta, strict);

    /// <summary>Says whether a trial should end now.</summary>
    /// <param name="history">The study, of one objective. The parameters and attributes of other workers' latest trials may be missing;
    /// their states, values and reports are there.</param>
    /// <param name="trial">A running trial that has just reported a value.</param>
    /// <returns>True when it should; false for a trial that has reported nothing.</returns>
    public abstract bool ShouldPrune(StudyHistory history, FrozenTrial trial);

    private sealed class NoPruner : Pruner
    {
        public override bool ShouldPrune(StudyHistory history, FrozenTrial trial) => false;
    }
}
