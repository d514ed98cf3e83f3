using System.Globalization;
using MedScan.Datasets;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>Shows how a data set is divided, and what about it should be known before training.</summary>
internal static class DataSetView
{
    /// <summary>Images per class and split, then what a person should look at.</summary>
    /// <param name="dataset">Divided.</param>
    /// <param name="console">Where it is shown.</param>
    public static void Write(ImageDataset dataset, IAnsiConsole console)
    {
        SplitReport report = SplitReport.Of(dataset);
        DataSplit[] splits = [.. report.Counts.Keys.Order()];
        Table table = new Table().Border(TableBorder.Simple).AddColumn("Class");
        foreach (DataSplit split in splits)
            table.AddColumn(new TableColumn(split.ToString()).RightAligned());
        foreach ((int label, string name) in dataset.Classes.Index())
        {
            table.AddRow([
                new Text(name),
                .. splits.Select(split => new Text(report.Counts[split][label].ToString(CultureInfo.InvariantCulture))),
            ]);
        }

        console.Write(table);
        Mention(console, "Images with the same content as another one", report.DuplicateSamples);
        Mention(console, "Validation or test images that also occur in training, so that results on them are too good", report.LeakedSamples.Count);
        Mention(console, "Contents that occur under several labels", dataset.LabelConflicts.Count);
        Mention(console, "Files left out, being hidden images or no images that MedScan reads", dataset.IgnoredFiles);
        if (dataset.Samples.All(sample => sample.Group is null))
            console.WriteLine("The data set names no patients, so that images of one patient may lie in several splits.");
    }

    private static void Mention(IAnsiConsole console, string what, int count)
    {
        if (count > 0)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {count}"));
    }
}
