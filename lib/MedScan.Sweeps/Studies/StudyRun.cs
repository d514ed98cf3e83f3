using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Studies;

/// <summary>One call of <see cref="Study.OptimizeAsync"/>.</summary>
internal sealed class StudyRun(Study study, Func<Trial, Task<TrialResult>> objective, int? trials, TimeSpan? timeout)
{
    private readonly long _started = study.Options.Time.GetTimestamp();
    private readonly Lock _gate = new();
    private int _begun;
    private int _failures;
    private bool _succeeded;
    private string? _lastError;

    public async Task RunAsync(int parallelism, CancellationToken cancellation)
    {
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, study.Closing);
        Task[] workers = [.. Enumerable.Range(0, parallelism).Select(_ => Task.Run(() => WorkAsync(ending), CancellationToken.None))];
        await Task.WhenAll(workers).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(study.Closing.IsCancellationRequested, study);
        if (IsHopeless())
            throw new SweepException($"The first {_failures} trials failed, so no more were begun. The last one said: {_lastError}");
    }

    private async Task WorkAsync(CancellationTokenSource ending)
    {
        try
        {
            while (TakeTurn())
            {
                Trial? trial = await study.AskAsync(ending.Token).ConfigureAwait(false);
                if (trial is null)
                {
                    GiveTurnBack();
                    if (await study.AwaitOthersAsync(IsLate, ending.Token).ConfigureAwait(false))
                        continue;
                    return;
                }
                TrialResult result = await TryAsync(trial, ending.Token).ConfigureAwait(false);
                if (!trial.IsLost)
                    Note(result);
                await study.EndAsync(trial, result, patience: trial.Fault is null ? ending.Token : new CancellationToken(canceled: true)).ConfigureAwait(false);
                trial.Fault?.Throw();
                if (result is TrialResult.HandedBack && !trial.IsLost)
                    return;
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException && ending.IsCancellationRequested)
        {
        }
        catch
        {
            await ending.CancelAsync().ConfigureAwait(false); // without its storage the study cannot go on
            throw;
        }
    }

    private bool TakeTurn()
    {
        lock (_gate)
        {
            if (_begun >= trials || IsHopeless() || IsLate())
                return false;
            _begun++;
            return true;
        }
    }

    private void GiveTurnBack()
    {
        lock (_gate)
            _begun--;
    }

    private async Task<TrialResult> TryAsync(Trial trial, CancellationToken ending)
    {
        try
        {
            return await objective(trial).ConfigureAwait(false) ?? TrialResult.Fail("The objective gave null instead of a result.");
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested || trial.IsLost)
        {
            return TrialResult.HandBack();
        }
        catch (Exception) when (trial.Fault is not null)
        {
            return TrialResult.HandBack(); // not the objective's fault
        }
        catch (Exception error)
        {
            return TrialResult.Fail(error.ToString());
        }
    }

    private void Note(TrialResult result)
    {
        lock (_gate)
        {
            if (result is TrialResult.Failed failed)
                (_failures, _lastError) = (_failures + 1, failed.Error);
            else
                _succeeded = true;
        }
    }

    private bool IsLate() => timeout is { } most && study.Options.Time.GetElapsedTime(_started) >= most;

    private bool IsHopeless() => !_succeeded && _failures >= study.Options.InitialFailures;
}
