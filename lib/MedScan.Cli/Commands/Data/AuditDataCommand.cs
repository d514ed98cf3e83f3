using System.CommandLine;
using MedScan.Auditing;
using MedScan.Auditing.Repair;
using MedScan.Auditing.Reports;
using MedScan.Cli.Display;
using MedScan.Datasets;

namespace MedScan.Cli.Commands.Data;

/// <summary><c>medscan data audit</c>: what is wrong with a data set.</summary>
internal static class AuditDataCommand
{
    public static Command Create()
    {
        Argument<string> data = DataArgument.Create();
        Option<bool> all = new("--all") { Description = "Show all files, not only the first of each kind" };
        Option<string?> html = new("--html") { Description = "Also write a report with pictures of what looks alike: one .html file", HelpName = "file" };
        Option<string?> groups = new("--groups") { Description = "Write which images belong together, for data.groups=<file> in training: a .csv file", HelpName = "file" };
        Option<string?> fix = new("--fix-split") { Description = "Write a manifest without what leaks, contradicts itself or is repeated: a .csv file. No image is touched", HelpName = "file" };
        Option<bool> force = new("--force") { Description = "Replace these files where they exist" };
        Option<bool> noNear = new("--no-near") { Description = "Look for equal files and equal pixels only" };
        Option<bool> strict = new("--strict") { Description = "Exit with code 3 when an image occurs in two splits" };
        Option<bool> json = new("--json") { Description = "Print the report as JSON instead of tables" };
        Command command = new("audit", "Find repeated pictures, leakage between splits, contradicting labels, odd and unreadable images")
        {
            data, all, html, groups, fix, force, noNear, strict, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            string source = parsed.GetRequiredValue(data);
            bool replace = parsed.GetValue(force);
            // Said before minutes are spent on looking.
            Check("--html", parsed.GetValue(html), ".html", source, replace);
            Check("--groups", parsed.GetValue(groups), ".csv", source, replace);
            Check("--fix-split", parsed.GetValue(fix), ".csv", source, replace);
            ImageDataset dataset = await DataArgument.OpenAsync(source, parsed.InvocationConfiguration.Error, cancellation).ConfigureAwait(false);
            AuditOptions options = new() { NearDuplicates = !parsed.GetValue(noNear) };
            TextWriter error = parsed.InvocationConfiguration.Error;
            AuditReport report = await ImageProgressBar.ShowAsync(
                "looking at", error, progress => DatasetAudit.RunAsync(dataset, options, progress, cancellation)).ConfigureAwait(false);

            TextWriter output = parsed.InvocationConfiguration.Output;
            bool asJson = parsed.GetValue(json);
            if (asJson)
                await output.WriteAsync(report.ToJson()).ConfigureAwait(false);
            else
                AuditView.Write(report, parsed.GetValue(all), Terminal.On(output));
            if (parsed.GetValue(html) is { } page)
            {
                await AuditPage.WriteAsync(page, dataset, report, replace: replace, cancellationToken: cancellation).ConfigureAwait(false);
                await error.WriteLineAsync($"Report with pictures: {page}").ConfigureAwait(false);
            }

            if (parsed.GetValue(groups) is { } groupFile)
            {
                await report.Groups.WriteAsync(groupFile, replace, cancellation).ConfigureAwait(false);
                await error.WriteLineAsync($"Groups: {groupFile}; train with data.groups={groupFile}").ConfigureAwait(false);
            }

            if (parsed.GetValue(fix) is { } manifest)
            {
                var clean = CleanSplit.Of(dataset, report);
                await clean.WriteAsync(manifest, replace, cancellation).ConfigureAwait(false);
                await output.WriteLineAsync().ConfigureAwait(false);
                AuditView.Write(clean, parsed.GetValue(all), Terminal.On(asJson ? error : output));
                await error.WriteLineAsync($"Clean manifest: {manifest}; train with data.root={manifest}").ConfigureAwait(false);
            }

            return parsed.GetValue(strict) && report.HasLeakage ? ExitCode.Leakage : ExitCode.Done;
        });
        return command;
    }

    // The extension keeps a slip of the hand from replacing an image.
    private static void Check(string option, string? path, string extension, string source, bool replace)
    {
        if (path is null)
            return;
        if (!path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"{option}: expected the name of a {extension} file, got '{path}'.");
        if (Path.GetFullPath(path) == Path.GetFullPath(source))
            throw new UsageException($"{option}: {path} is the data set itself; give another name.");
        try
        {
            OutputFile.Check(path, replace);
        }
        catch (MedScanException exception)
        {
            throw new UsageException($"{option}: {exception.Message}");
        }
    }
}
