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
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] workers = [.. Enumerable.Range(0, parallelism).Select(_ => Task.Run(() => WorkAsync(ending), CancellationToken.None))];
        await Task.WhenAll(workers).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (IsHopeless())
            throw new SweepException($"The first {_failures} trials failed, so no more were begun. The last one said: {_lastError}");
    }

    private async Task WorkAsync(CancellationTokenSource ending)
    {
        try
        {
            while (TakeTurn() && await study.AskAsync(ending.Token).ConfigureAwait(false) is { } trial)
            {
                TrialResult result = await TryAsync(trial, ending.Token).ConfigureAwait(false);
                Note(result);
                await study.TellAsync(trial, result, CancellationToken.None).ConfigureAwait(false);
                if (result is TrialResult.HandedBack)
                    return;
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
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
            if (_begun >= trials || IsHopeless() || timeout is { } most && study.Options.Time.GetElapsedTime(_started) >= most)
                return false;
            _begun++;
            return true;
        }
    }

    private async Task<TrialResult> TryAsync(Trial trial, CancellationToken ending)
    {
        try
        {
            return await objective(trial).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return TrialResult.HandBack();
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

    private bool IsHopeless() => !_succeeded && _failures >= study.Options.InitialFailures;
}
