using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Pruners;

/// <summary>Says which running trials do not promise enough to be gone on with.</summary>
/// <remarks>What it says follows from the history alone, so that every worker of a study says the same.</remarks>
public abstract class Pruner
{
    /// <summary>Never prunes.</summary>
    public static Pruner None { get; } = new NoPruner();

    /// <summary>Says whether a trial should end now.</summary>
    /// <param name="history">The study, of one objective.</param>
    /// <param name="trial">A running trial that has just reported a value.</param>
    /// <returns>True when it should.</returns>
    public abstract bool ShouldPrune(StudyHistory history, FrozenTrial trial);

    private sealed class NoPruner : Pruner
    {
        public override bool ShouldPrune(StudyHistory history, FrozenTrial trial) => false;
    }
}
