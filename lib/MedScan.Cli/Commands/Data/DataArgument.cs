using System.CommandLine;
using MedScan.Datasets;

namespace MedScan.Cli.Commands.Data;

/// <summary>The data set that a command is about.</summary>
internal static class DataArgument
{
    public static Argument<string> Create() => new("data") { Description = "An image folder, a .csv manifest or a MedMNIST .npz file" };

    /// <summary>Opens what the argument names.</summary>
    public static Task<ImageDataset> OpenAsync(string data, CancellationToken cancellation) => ImageDataset.OpenAsync(data, cancellation);
}
