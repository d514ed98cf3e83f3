using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Datasets;
using MedScan.Exploration;
using MedScan.Exploration.Reports;

namespace MedScan.Cli.Commands.Data;

/// <summary><c>medscan data explore</c>: what is in a data set.</summary>
internal static class ExploreDataCommand
{
    public static Command Create()
    {
        SummaryOptions defaults = new();
        Argument<string> data = DataArgument.Create();
        Option<string?> html = new("--html") { Description = "Also write a report that opens in any browser, with pictures: one file, nothing else needed" };
        Option<int> size = new("--image-size") { Description = "Side in pixels of the mean images", DefaultValueFactory = _ => defaults.ImageSize };
        Option<bool> whole = new("--whole-set") { Description = "Compare each image with all others, not with its class, to find what is unlike the rest" };
        Option<double> threshold = new("--threshold") { Description = "Robust score from which an image is called unlike the rest", DefaultValueFactory = _ => defaults.OutlierThreshold };
        Option<bool> json = new("--json") { Description = "Print the summary as JSON instead of tables" };
        Command command = new("explore", "Show what is in a data set: counts, sizes, grey levels, balance, outliers, unreadable files") { data, html, size, whole, threshold, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            SummaryOptions options = new()
            {
                ImageSize = parsed.GetValue(size),
                OutlierScope = parsed.GetValue(whole) ? OutlierScope.WholeSet : OutlierScope.PerClass,
                OutlierThreshold = parsed.GetValue(threshold),
            };
            TextWriter output = parsed.InvocationConfiguration.Output;
            string? page = parsed.GetValue(html);
            // Said before minutes are spent on looking.
            if (page is not null && Path.GetDirectoryName(Path.GetFullPath(page)) is { } folder && !Directory.Exists(folder))
                throw new UsageException($"--html: there is no folder {folder}.");
            ImageDataset dataset = await DataArgument
                .OpenAsync(parsed.GetRequiredValue(data), parsed.InvocationConfiguration.Error, cancellation).ConfigureAwait(false);
            DatasetSummary summary = await LookAsync(dataset, options, parsed.InvocationConfiguration.Error, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
                await output.WriteAsync(summary.ToJson()).ConfigureAwait(false);
            else
                DatasetSummaryView.Write(summary, options, Terminal.On(output));
            if (page is null)
                return ExitCode.Done;
            await ExplorationReport.WriteAsync(page, dataset, summary, cancellationToken: cancellation).ConfigureAwait(false);
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"Report with pictures: {Path.GetFullPath(page)}").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<DatasetSummary> LookAsync(ImageDataset dataset, SummaryOptions options, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            return await ImageProgressBar.ShowAsync(
                "looking at", error, progress => DatasetSummary.ComputeAsync(dataset, options, progress, cancellation)).ConfigureAwait(false);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
