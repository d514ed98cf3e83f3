using MedScan.Datasets;
using MedScan.Training.Checkpoints;

namespace MedScan.Training.Evaluation;

/// <summary>The part of a data set that a checkpoint is measured on.</summary>
/// <param name="Name">train, validation, test or all.</param>
/// <param name="Indices">Positions in the data set's sample list.</param>
internal sealed record EvaluationSplit(string Name, IReadOnlyList<int> Indices)
{
    /// <summary>Chooses so that no image the network was fitted to is measured on unless that was asked for.</summary>
    public static EvaluationSplit Choose(CheckpointInfo info, ImageDataset dataset, DataSplit? asked)
    {
        ImageDataset divided = dataset;
        if (dataset.Digest == info.DatasetDigest)
        {
            // The very images of the training: divided again as then, since the split is a function of data and seed.
            divided = StratifiedSplitter.Split(dataset, TrainingData.Fractions(info.Configuration.Data), info.Configuration.Seed);
        }

        if (asked is { } split)
        {
            IReadOnlyList<int> indices = divided.IndicesOf(split);
            return indices.Count > 0
                ? new EvaluationSplit(NameOf(split), indices)
                : throw new DatasetException(dataset.Root, [$"it has no images in the split {NameOf(split)}."]);
        }

        IReadOnlyList<int> test = divided.IndicesOf(DataSplit.Test);
        return test.Count > 0
            ? new EvaluationSplit(NameOf(DataSplit.Test), test)
            : new EvaluationSplit("all", [.. Enumerable.Range(0, dataset.Samples.Count)]);
    }

    private static string NameOf(DataSplit split) => split.ToString().ToLowerInvariant();
}
