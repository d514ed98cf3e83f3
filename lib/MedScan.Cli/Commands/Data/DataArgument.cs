using System.CommandLine;
using MedScan.Cards;
using MedScan.Datasets;

namespace MedScan.Cli.Commands.Data;

/// <summary>The data set that a command is about.</summary>
internal static class DataArgument
{
    public static Argument<string> Create() => new("data")
    {
        Description = "An image folder, a .csv manifest, a MedMNIST .npz file, or a name that 'medscan data list' shows",
    };

    /// <summary>Opens what the argument names, and says it where its files name persons.</summary>
    public static async Task<ImageDataset> OpenAsync(string data, TextWriter error, CancellationToken cancellation)
    {
        ImageDataset dataset = await DatasetLocator.OpenAsync(data, cancellation).ConfigureAwait(false);
        if (dataset.IdentifyingTags.Warning is { } warning)
            await error.WriteLineAsync(warning).ConfigureAwait(false);
        return dataset;
    }
}
