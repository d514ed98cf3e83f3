using MedScan.Datasets;
using MedScan.Training.Checkpoints;

namespace MedScan.Training.Evaluation;

/// <summary>The part of a data set that a checkpoint is measured on.</summary>
/// <param name="Name">train, validation, test or all.</param>
/// <param name="Indices">Positions in the data set's sample list.</param>
/// <param name="Groups">Group of each sample of the data set.</param>
/// <param name="Leaked">Those of <paramref name="Indices"/> that also occur in an earlier split of the training; null where the images are
/// not those of the training, so that nobody knows.</param>
internal sealed record EvaluationSplit(
    string Name, IReadOnlyList<int> Indices, IReadOnlyList<string?> Groups, IReadOnlySet<int>? Leaked)
{
    /// <summary>Chooses so that no image the network was fitted to is measured on unless that was asked for.</summary>
    /// <exception cref="CheckpointException">The images of the training cannot be divided as they were then.</exception>
    public static async Task<EvaluationSplit> ChooseAsync(
        string folder, CheckpointInfo info, ImageDataset dataset, EvaluationOptions options, CancellationToken cancellationToken)
    {
        ImageDataset divided = dataset;
        bool isOfTraining = dataset.Digest == info.DatasetDigest;
        if (isOfTraining)
        {
            // The very images of the training: divided again as then, since the split is a function of data, groups and seed.
            divided = await TrainingData.DivideAsync(dataset, info.Configuration, _ => { }, cancellationToken).ConfigureAwait(false);
            if (info.Configuration.Data.Groups is not null)
                info.RequireSplit(folder, divided);
        }

        if (options.Groups is { } csv)
            divided = await TrainingData.GroupAsync(divided, csv, _ => { }, cancellationToken).ConfigureAwait(false);
        (string name, IReadOnlyList<int> indices) = Part(divided, options.Split);
        IReadOnlySet<int>? leaked = isOfTraining ? SplitReport.Of(divided).LeakedSamples.ToHashSet() : null;
        leaked = leaked is null ? null : indices.Where(leaked.Contains).ToHashSet();
        return new EvaluationSplit(name, indices, [.. divided.Samples.Select(sample => sample.Group)], leaked);
    }

    private static (string Name, IReadOnlyList<int> Indices) Part(ImageDataset divided, DataSplit? asked)
    {
        if (asked is { } split)
        {
            IReadOnlyList<int> indices = divided.IndicesOf(split);
            return indices.Count > 0
                ? (NameOf(split), indices)
                : throw new DatasetException(divided.Root, [$"it has no images in the split {NameOf(split)}."]);
        }

        IReadOnlyList<int> test = divided.IndicesOf(DataSplit.Test);
        return test.Count > 0
            ? (NameOf(DataSplit.Test), test)
            : ("all", [.. Enumerable.Range(0, divided.Samples.Count)]);
    }

    private static string NameOf(DataSplit split) => split.ToString().ToLowerInvariant();
}
