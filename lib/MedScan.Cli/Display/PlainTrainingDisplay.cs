using MedScan.Training.Reports;

namespace MedScan.Cli.Display;

/// <summary>A line per epoch, for files, pipes and the logs of job schedulers.</summary>
internal sealed class PlainTrainingDisplay(TextWriter output) : TrainingDisplay
{
    public override Task<T> ShowAsync<T>(Func<IProgress<TrainingReport>, Task<T>> training) =>
        training(new ReportTo<TrainingReport>(Show));

    private void Show(TrainingReport report)
    {
        switch (report)
        {
            case EpochReport epoch:
                output.WriteLine(EpochLine.Describe(epoch));
                break;
            case RunReport run:
                output.WriteLine($"The run's folder: {run.Folder}");
                break;
            case NoticeReport notice:
                output.WriteLine(notice.Message);
                break;
            case DecodingReport decoding when decoding.Done == decoding.Total:
                output.WriteLine($"Decoded {decoding.Total} images, {decoding.Faulty} of them unreadable.");
                break;
            default:
                return;
        }

        output.Flush(); // a log is read while it grows
    }
}
