using System.Net;

namespace MedScan.Tracking;

/// <summary>Repeats an attempt with exponential back-off and jitter as long as <see cref="RetryOptions"/> allow.</summary>
internal sealed class RetryLoop(RetryOptions options, TimeProvider time)
{
    // 'gone' gives the result when the thing turns out to be gone already, see Repetition.GoneMeansDone.
    public async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> attempt, Repetition repetition, Func<T>? gone, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var mayBeDone = false;
        for (var retries = 0; ; retries++)
        {
            TrackingException failure;
            try
            {
                return await attempt(cancellation).ConfigureAwait(false);
            }
            catch (MlflowException refusal) when (mayBeDone && gone is not null && repetition is Repetition.GoneMeansDone
                && refusal.ErrorCode == MlflowErrorCode.ResourceDoesNotExist)
            {
                return gone();
            }
            catch (TrackingException exception) when (exception.IsTransient && retries < options.MaxRetries
                && (repetition is not Repetition.OnlyIfNotReceived || !MayBeDone(exception)))
            {
                failure = exception;
            }

            mayBeDone |= MayBeDone(failure);
            var delay = Delay(retries + 1, (failure as MlflowException)?.RetryAfter);
            if (time.GetElapsedTime(start) + delay > options.TotalTimeout)
                throw failure;
            await Task.Delay(delay, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>429 and 503 are sent instead of carrying the request out; behind the other 5xx anything may have happened.</summary>
    private static bool MayBeDone(TrackingException failure) => failure switch
    {
        MlflowConnectionException connection => connection.MayHaveArrived,
        MlflowException refusal => refusal.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable),
        _ => true,
    };

    private TimeSpan Delay(int retry, TimeSpan? asked)
    {
        // The first repetition only waits the jitter, as with MLflow's own client: most broken links are a closed idle one.
        var seconds = retry == 1 ? 0 : options.BackoffFactor * Math.Pow(2, Math.Min(retry - 1, 60));
        seconds = Math.Min(seconds + options.BackoffJitter * options.Random.NextDouble(), options.MaxDelay.TotalSeconds);
        var delay = TimeSpan.FromSeconds(seconds);
        return options.RespectRetryAfter && asked > delay ? asked.Value : delay;
    }
}
