namespace MedScan.Metrics;

/// <summary>Puts point values and intervals together.</summary>
internal static class ReportBuilder
{
    public static ClassificationReport Build(LabelledPredictions predictions, BootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        if (options.Samples is not 0 and < 100)
        {
            throw new ArgumentException($"Expected 0 or at least 100 bootstrap samples, got {options.Samples}.", nameof(options));
        }

        var confusion = ConfusionMatrix.Count(predictions);
        IReadOnlyList<CalibrationBin> bins = CalibrationError.Bins(predictions);
        var measurement = new Measurement(predictions);
        var resampler = new Resampler(predictions, options.Seed);
        double?[] values = measurement.OnWholeSample();
        var resampled = new double?[options.Samples][];
        for (int index = 0; index < options.Samples; index++)
        {
            resampled[index] = measurement.On(resampler.Next());
        }

        Estimate Of(int metric)
        {
            var interval = values[metric] is null ? null : BootstrapInterval.FromResamples([.. resampled.Select(row => row[metric])]);
            return new Estimate(values[metric], interval?.Lower, interval?.Upper);
        }

        return new ClassificationReport
        {
            Samples = predictions.Count,
            Accuracy = Of(Measurement.Accuracy),
            MajorityClassAccuracy = confusion.MajorityClassAccuracy!.Value,
            BalancedAccuracy = Of(Measurement.BalancedAccuracy),
            MacroF1 = Of(Measurement.MacroF1),
            MacroRocAuc = Of(Measurement.MacroRocAuc),
            Calibration = new CalibrationReport(CalibrationError.Compute(bins), bins),
            Classes =
            [
                .. predictions.Classes.Select((name, index) => new ClassReport
                {
                    Name = name,
                    Support = confusion.Support(index),
                    Prevalence = (double)confusion.Support(index) / predictions.Count,
                    Precision = Of(Measurement.OfClass(index, Measurement.Precision)),
                    Recall = Of(Measurement.OfClass(index, Measurement.Recall)),
                    Specificity = Of(Measurement.OfClass(index, Measurement.Specificity)),
                    F1 = Of(Measurement.OfClass(index, Measurement.F1)),
                    RocAuc = Of(Measurement.OfClass(index, Measurement.RocAuc)),
                }),
            ],
            ConfusionMatrix = confusion.Rows,
            Intervals = options.Samples == 0
                ? null
                : new IntervalReport(
                    BootstrapInterval.Level, options.Samples, options.Seed, resampler.DrawsGroups ? "group" : "sample", resampler.UnitCount),
        };
    }
}
