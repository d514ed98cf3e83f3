using System.CommandLine;
using MedScan.Datasets;

namespace MedScan.Cli.Commands.Data;

/// <summary>The data set that a command is about.</summary>
internal static class DataArgument
{
    public static Argument<string> Create() => new("data") { Description = "An image folder, a .csv manifest or a MedMNIST .npz file" };

    /// <summary>Opens what the argument names, and says it where its files name persons.</summary>
    public static async Task<ImageDataset> OpenAsync(string data, TextWriter error, CancellationToken cancellation)
    {
        ImageDataset dataset = await OpenAsync(data, cancellation).ConfigureAwait(false);
        if (dataset.IdentifyingTags.Warning is { } warning)
            await error.WriteLineAsync(warning).ConfigureAwait(false);
        return dataset;
    }

    /// <summary>Opens what the argument names.</summary>
    public static Task<ImageDataset> OpenAsync(string data, CancellationToken cancellation) => ImageDataset.OpenAsync(data, cancellation);
}
