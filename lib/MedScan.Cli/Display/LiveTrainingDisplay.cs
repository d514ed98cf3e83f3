using System.Globalization;
using MedScan.Training.Reports;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>A bar that moves with each step, below the lines of the finished epochs.</summary>
internal sealed class LiveTrainingDisplay(IAnsiConsole console) : TrainingDisplay
{
    public override Task<T> ShowAsync<T>(Func<IProgress<TrainingReport>, Task<T>> training) => console
        .Progress()
        .AutoClear(true)
        .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .StartAsync(context =>
        {
            ProgressTask? bar = null;
            return training(new ReportTo<TrainingReport>(report =>
            {
                bar ??= context.AddTask("reading the data");
                Show(report, bar);
            }));
        });

    private void Show(TrainingReport report, ProgressTask bar)
    {
        switch (report)
        {
            case StepReport step:
                bar.MaxValue = step.StepsPerEpoch;
                bar.Value = step.StepInEpoch;
                bar.Description = string.Create(
                    CultureInfo.InvariantCulture,
                    $"epoch {step.Epoch}/{step.Epochs}, step {step.StepInEpoch}/{step.StepsPerEpoch}, loss {step.Loss:0.000}, {step.ImagesPerSecond:0} images/s, {Phrase.Duration(step.SecondsLeft)} left");
                break;
            case DecodingReport decoding:
                bar.MaxValue = decoding.Total;
                bar.Value = decoding.Done;
                bar.Description = $"decoding image {decoding.Done}/{decoding.Total}, {decoding.Faulty} unreadable";
                break;
            case EpochReport epoch:
                console.WriteLine(EpochLine.Describe(epoch));
                // The next step says otherwise at once; after the last one the test split is measured.
                bar.Description = "measuring";
                break;
            case RunReport run:
                console.WriteLine($"The run's folder: {run.Folder}");
                break;
            case NoticeReport notice:
                console.WriteLine(notice.Message);
                break;
        }
    }
}
