using System.Globalization;

namespace MedScan.Experiments;

/// <summary>Checks a configuration that was built or changed in code; <see cref="ExperimentLoader"/> applies the same rules to files.</summary>
public static class ExperimentValidator
{
    /// <summary>Everything that is wrong with the values, alone and together.</summary>
    /// <param name="config">Any configuration.</param>
    /// <returns>Faults without a location; empty when the configuration can be used.</returns>
    public static IReadOnlyList<ConfigFault> Check(ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var faults = new List<ConfigFault>();
        ConfigSchema.Experiment.Check(config, "", faults);
        return faults.Count > 0 ? faults : [.. Combinations(config).Select(found => new ConfigFault("", found.Keys[0], found.Message))];
    }

    /// <summary>Throws when <see cref="Check"/> finds anything.</summary>
    /// <param name="config">Any configuration.</param>
    /// <exception cref="ExperimentConfigException">At least one value is wrong; all are listed.</exception>
    public static void EnsureValid(ExperimentConfig config)
    {
        IReadOnlyList<ConfigFault> faults = Check(config);
        if (faults.Count > 0)
        {
            throw new ExperimentConfigException(faults);
        }
    }

    /// <summary>Values that are right alone and impossible together; the keys stand in the order in which they are to blame.</summary>
    internal static IEnumerable<(string[] Keys, string Message)> Combinations(ExperimentConfig config)
    {
        TrainConfig train = config.Train;
        if (train.WarmupEpochs >= train.Epochs)
        {
            yield return (["train.warmup_epochs", "train.epochs"],
                $"expected fewer warm-up epochs than train.epochs ({train.Epochs}), got {train.WarmupEpochs}");
        }

        double held = config.Data.ValidationFraction + config.Data.TestFraction;
        if (held >= 1)
        {
            yield return (["data.validation_fraction", "data.test_fraction"], string.Create(
                CultureInfo.InvariantCulture,
                $"expected validation_fraction + test_fraction below 1, got {held:0.###}; nothing is left to train on"));
        }

        if (config.Evaluate.BootstrapSamples is > 0 and < 100)
        {
            yield return (["evaluate.bootstrap_samples"],
                $"expected 0 (no intervals) or at least 100, got {config.Evaluate.BootstrapSamples}; fewer give no stable 95 % interval");
        }
    }
}
