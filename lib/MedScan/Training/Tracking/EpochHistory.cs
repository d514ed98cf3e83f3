using MedScan.Tracking;
using MedScan.Training.Reports;

namespace MedScan.Training.Tracking;

/// <summary>Epochs of a run that an earlier process trained, as the server knows them.</summary>
internal static class EpochHistory
{
    /// <param name="address">The server.</param>
    /// <param name="runId">The run.</param>
    /// <param name="before">The first epoch of this process.</param>
    /// <returns>Epochs with losses and scores, ascending; none where the server does not answer.</returns>
    public static async Task<IReadOnlyList<EpochReport>> ReadAsync(Uri address, string runId, EpochReport before)
    {
        try
        {
            // The run is about to end and its curves can do without the beginning: nobody waits long for it.
            var options = new MlflowClientOptions { TrackingUri = address, Retry = RetryOptions.None, Timeout = TimeSpan.FromSeconds(10) };
            using var client = new MlflowClient(options);
            IReadOnlyDictionary<long, double> trainLoss = await OfAsync(MetricNames.TrainLoss).ConfigureAwait(false);
            IReadOnlyDictionary<long, double> validationLoss = await OfAsync(MetricNames.ValidationLoss).ConfigureAwait(false);
            IReadOnlyDictionary<long, double> accuracy = await OfAsync(MetricNames.ValidationAccuracy).ConfigureAwait(false);
            IReadOnlyDictionary<long, double> balanced = await OfAsync(MetricNames.ValidationBalancedAccuracy).ConfigureAwait(false);
            IReadOnlyDictionary<long, double> macroF1 = await OfAsync(MetricNames.ValidationMacroF1).ConfigureAwait(false);
            return
            [
                .. trainLoss.Keys.Where(epoch => epoch < before.Epoch).Order().Select(epoch => before with
                {
                    Epoch = (int)epoch,
                    TrainLoss = trainLoss[epoch],
                    ValidationLoss = validationLoss.GetValueOrDefault(epoch, double.NaN),
                    ValidationAccuracy = accuracy.GetValueOrDefault(epoch, double.NaN),
                    ValidationBalancedAccuracy = balanced.GetValueOrDefault(epoch, double.NaN),
                    ValidationMacroF1 = macroF1.GetValueOrDefault(epoch, double.NaN),
                }),
            ];

            async Task<IReadOnlyDictionary<long, double>> OfAsync(string metric)
            {
                var values = new Dictionary<long, double>();
                await foreach (Metric point in client.Runs.StreamMetricHistoryAsync(runId, metric).ConfigureAwait(false))
                    values[point.Step] = point.Value;
                return values;
            }
        }
        catch (TrackingException)
        {
            return [];
        }
    }
}
