using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Studies;

/// <summary>Is told what becomes of the trials of this process, such as a display or a tracking server's client.</summary>
/// <remarks>The trial waits until the observer has returned. What an observer throws ends the study's run, so one that talks to the
/// outside world keeps its troubles to itself. Trials that run at the same time are told of at the same time.</remarks>
public abstract class StudyObserver
{
    /// <summary>A trial begins; nothing is known of it but its number.</summary>
    /// <param name="trial">The trial.</param>
    /// <returns>When the trial may go on.</returns>
    public virtual Task TrialStartedAsync(Trial trial) => Task.CompletedTask;

    /// <summary>A trial has reported a value.</summary>
    /// <param name="trial">The trial with its parameters and what it has reported.</param>
    /// <param name="step">The step of the report.</param>
    /// <param name="value">The value.</param>
    /// <returns>When the trial may go on.</returns>
    public virtual Task TrialReportedAsync(FrozenTrial trial, int step, double value) => Task.CompletedTask;

    /// <summary>A trial has ended, and that is stored.</summary>
    /// <param name="trial">The trial with its parameters and what it has reported; as it was before it ended.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="isOurs">False where the trial had been given to another worker, so that this result was refused.</param>
    /// <returns>When the next trial may begin.</returns>
    public virtual Task TrialEndedAsync(FrozenTrial trial, TrialResult result, bool isOurs) => Task.CompletedTask;
}
