using MedScan.Datasets;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>A bar on a terminal while work goes over the images of a data set; nothing elsewhere.</summary>
internal static class ImageProgressBar
{
    /// <param name="what">What is done, such as "looking at".</param>
    /// <param name="writer">Usually the standard error, so that results can be redirected.</param>
    /// <param name="work">Reports from any thread, one at a time.</param>
    public static Task<T> ShowAsync<T>(string what, TextWriter writer, Func<IProgress<ImageProgress>, Task<T>> work)
    {
        IAnsiConsole console = Terminal.On(writer);
        if (!console.Profile.Capabilities.Interactive)
            return work(new ReportTo<ImageProgress>(_ => { }));
        return console
            .Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new RemainingTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask(what);
                return work(new ReportTo<ImageProgress>(progress =>
                {
                    bar.MaxValue = progress.Total;
                    bar.Value = progress.Done;
                    bar.Description = progress.Faulty == 0
                        ? $"{what} image {progress.Done}/{progress.Total}"
                        : $"{what} image {progress.Done}/{progress.Total}, {progress.Faulty} unreadable";
                }));
            });
    }
}
