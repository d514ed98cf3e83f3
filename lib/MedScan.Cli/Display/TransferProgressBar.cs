using MedScan.Cards;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>A bar on a terminal while something is fetched, stored or restored; elsewhere a line when it has to wait.</summary>
internal static class TransferProgressBar
{
    /// <param name="writer">Usually the standard error, so that results can be redirected.</param>
    /// <param name="work">Reports from any thread, one at a time.</param>
    public static Task<T> ShowAsync<T>(TextWriter writer, Func<IProgress<TransferProgress>, Task<T>> work)
    {
        IAnsiConsole console = Terminal.On(writer);
        if (!console.Profile.Capabilities.Interactive)
        {
            return work(new ReportTo<TransferProgress>(progress =>
            {
                if (progress.Stage == TransferStage.Waiting)
                    writer.WriteLine($"Trying again: {progress.Note}");
            }));
        }

        return console
            .Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new RemainingTimeColumn())
            .StartAsync(context =>
            {
                StageBar bars = new(context);
                return work(new ReportTo<TransferProgress>(bars.Show));
            });
    }

    /// <summary>What is done, how much of it, and of how much.</summary>
    internal static string Describe(TransferProgress progress)
    {
        string verb = progress.Stage.ToString().ToLowerInvariant();
        if (progress.Stage == TransferStage.Waiting)
            return $"trying again: {progress.Note}";
        string[] parts =
        [
            progress.TotalFiles is { } files ? $"{progress.Files}/{files} files" : "",
            progress.Bytes == 0 ? "" : progress.TotalBytes is { } total ? $"{ByteText.Describe(progress.Bytes)} of {ByteText.Describe(total)}" : ByteText.Describe(progress.Bytes),
        ];
        return $"{verb} {string.Join(", ", parts.Where(part => part.Length > 0))}".TrimEnd();
    }

    /// <summary>A bar for each stage, since the time that is left can only be told within one.</summary>
    private sealed class StageBar(ProgressContext context)
    {
        private ProgressTask? bar;
        private TransferStage stage;

        public void Show(TransferProgress progress)
        {
            if (bar is null || (progress.Stage != stage && progress.Stage != TransferStage.Waiting))
            {
                bar?.StopTask();
                bar = context.AddTask("");
                stage = progress.Stage;
            }

            bar.Description = Describe(progress).EscapeMarkup();
            double value = progress.TotalBytes is null ? progress.Files : progress.Bytes;
            double? total = progress.TotalBytes ?? progress.TotalFiles;
            bar.IsIndeterminate = total is null || value == 0;
            bar.MaxValue = Math.Max(1, total ?? 1);
            bar.Value = Math.Min(value, bar.MaxValue);
        }
    }
}
