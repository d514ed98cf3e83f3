using System.CommandLine;
using MedScan.Datasets;

namespace MedScan.Cli.Commands;

/// <summary><c>medscan phantom</c>: draws a data set to try everything with.</summary>
internal static class PhantomCommand
{
    public static Command Create()
    {
        PhantomOptions defaults = new();
        Argument<string> folder = new("folder") { Description = "Where the images go; absent, empty, or made by the same command" };
        Option<int> count = new("--count") { Description = "Images of all classes together", DefaultValueFactory = _ => defaults.Count };
        Option<int> size = new("--size") { Description = "Side of the square images in pixels", DefaultValueFactory = _ => defaults.ImageSize };
        Option<int> seed = new("--seed") { Description = "Another seed draws other heads", DefaultValueFactory = _ => defaults.Seed };
        Command command = new("phantom", "Draw a data set of brain-MRI-like slices, to try everything without patients' data") { folder, count, size, seed };
        command.SetAction(async (parsed, cancellation) =>
        {
            PhantomOptions options = new() { Count = parsed.GetValue(count), ImageSize = parsed.GetValue(size), Seed = parsed.GetValue(seed) };
            ImageDataset dataset;
            try
            {
                dataset = await PhantomGenerator.GenerateAsync(parsed.GetRequiredValue(folder), options, cancellation).ConfigureAwait(false);
            }
            catch (ArgumentOutOfRangeException exception)
            {
                throw new UsageException(exception.Message);
            }

            TextWriter output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync($"{dataset.Samples.Count} images in {dataset.Root}").ConfigureAwait(false);
            foreach ((int label, string name) in dataset.Classes.Index())
                await output.WriteLineAsync($"  {dataset.Samples.Count(sample => sample.Label == label),6}  {name}").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
