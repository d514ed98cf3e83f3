using MedScan.Training.Reports;

namespace MedScan.Cli.Display;

/// <summary>One line of JSON per report.</summary>
internal sealed class JsonTrainingDisplay(TextWriter output) : TrainingDisplay
{
    public override Task<T> ShowAsync<T>(Func<IProgress<TrainingReport>, Task<T>> training) =>
        training(new ReportTo<TrainingReport>(report => output.WriteLine(report.ToJson())));
}
