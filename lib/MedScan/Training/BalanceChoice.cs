using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Exploration;

namespace MedScan.Training;

/// <summary>Turns <c>train.balance: auto</c> into what the training split recommends.</summary>
internal static class BalanceChoice
{
    /// <summary>The images that are trained on: those of the training split that can be read.</summary>
    public static IReadOnlyList<int> TrainingImages(ImageDataset dataset, ImageCache cache) =>
        [.. dataset.IndicesOf(DataSplit.Train).Where(index => !cache.IsSkipped(index))];

    /// <returns>The same configuration where it names a remedy itself.</returns>
    public static ExperimentConfig Resolve(ExperimentConfig config, ImageDataset dataset, ImageCache cache) =>
        Recommend(config, dataset, cache) is { } recommendation
            ? config with { Train = config.Train with { Balance = recommendation.Kind } }
            : config;

    /// <summary>What was chosen and why, for people; null where nothing was to be chosen.</summary>
    public static BalanceRecommendation? Recommend(ExperimentConfig config, ImageDataset dataset, ImageCache cache) =>
        config.Train.Balance == BalanceKind.Auto ? ClassBalance.Of(dataset, TrainingImages(dataset, cache)).Recommendation : null;
}
