using System.ComponentModel;
using System.Globalization;
using MedScan.Charts;
using MedScan.Notebooks;
using MedScan.Training.Figures;
using MedScan.Training.Reports;

namespace MedScan.Training.Live;

/// <summary>The curves of a training while it runs: given to a training as its progress, it remembers what was reported and says
/// whenever that changed, so that a notebook which shows it draws it again in place. It ends as a picture of the whole training.</summary>
/// <remarks>In a notebook: <c>var curves = new TrainingCurves(); display(curves); await trainer.TrainAsync(curves);</c>
/// Thread-safe.</remarks>
[TypeFormatterSource(typeof(CurvesFormatterSource))]
public sealed class TrainingCurves : IProgress<TrainingReport>, INotifyPropertyChanged
{
    // Of the text form.
    private const int MostLines = 20;

    private readonly Lock _gate = new();
    private readonly List<EpochReport> _epochs = [];
    private readonly StepLosses _steps = new();
    private string _status = "Waiting for the first step.";
    private int _epochsPlanned;

    /// <summary>Raised by the thread that reports, after every report; for all properties at once.</summary>
    public event PropertyChangedEventHandler? PropertyChanged;

    /// <summary>The epochs that ended, ascending.</summary>
    public IReadOnlyList<EpochReport> Epochs
    {
        get
        {
            lock (_gate)
                return [.. _epochs];
        }
    }

    /// <summary>Where the training is, in a sentence: the running epoch and step with speed and time left, or the last epoch's scores.</summary>
    public string Status
    {
        get
        {
            lock (_gate)
                return _status;
        }
    }

    /// <summary>Loss over the epochs: of each step, of each epoch on the training split, and on the validation split.</summary>
    public Figure Loss
    {
        get
        {
            lock (_gate)
                return TrainingFigures.LiveLoss(_epochs, _steps.Positions, _steps.Values, Axis());
        }
    }

    /// <summary>Accuracy, balanced accuracy and macro F1 on the validation split over the epochs.</summary>
    public Figure Scores
    {
        get
        {
            lock (_gate)
                return TrainingFigures.LiveScores(_epochs, Axis());
        }
    }

    /// <summary>Takes what a training reports.</summary>
    /// <param name="value">The report; of kinds that change no curve only the sentence is kept.</param>
    public void Report(TrainingReport value)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (_gate)
            Take(value);
        PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(null));
    }

    /// <summary>Both figures beside each other below the status, as one SVG that needs no script and no other file.</summary>
    public string ToSvg() => LivePicture.Draw(Status, Loss, Scores);

    /// <summary>The status and a line for each of the last epochs.</summary>
    public override string ToString() => string.Join('\n', [Status, .. Epochs.TakeLast(MostLines).Select(Describe)]);

    private void Take(TrainingReport report)
    {
        switch (report)
        {
            case StepReport step:
                _epochsPlanned = step.Epochs;
                _steps.Add(step.Epoch - 1 + ((double)step.StepInEpoch / step.StepsPerEpoch), step.Loss);
                _status = string.Create(CultureInfo.InvariantCulture,
                    $"Epoch {step.Epoch} of {step.Epochs}, step {step.StepInEpoch} of {step.StepsPerEpoch}: loss {step.Loss:0.000}, {step.ImagesPerSecond:0} images/s, {Duration(step.SecondsLeft)} left");
                break;
            case EpochReport epoch:
                _epochsPlanned = epoch.Epochs;
                // A training that is started again goes on from a checkpoint: what came after it is no longer true.
                _epochs.RemoveAll(known => known.Epoch >= epoch.Epoch);
                _epochs.Add(epoch);
                _status = Describe(epoch) + (epoch.Epoch == epoch.Epochs ? $"; {Duration(epoch.ElapsedSeconds)} in all" : "");
                break;
            case DecodingReport decoding:
                _status = string.Create(CultureInfo.InvariantCulture, $"Decoding image {decoding.Done} of {decoding.Total}");
                break;
            case NoticeReport notice:
                _status = notice.Message;
                break;
        }
    }

    private Axis Axis() => _epochsPlanned > 0 ? new Axis("epoch").WithRange(0, _epochsPlanned) : new Axis("epoch");

    private static string Describe(EpochReport epoch) => string.Create(CultureInfo.InvariantCulture,
        $"Epoch {epoch.Epoch} of {epoch.Epochs}: loss {epoch.TrainLoss:0.000}, validation loss {epoch.ValidationLoss:0.000}, balanced accuracy {epoch.ValidationBalancedAccuracy:0.0%}{(epoch.IsBest ? ", the best so far" : "")}");

    private static string Duration(double seconds)
    {
        TimeSpan time = TimeSpan.FromSeconds(Math.Clamp(double.IsFinite(seconds) ? Math.Round(seconds) : 0, 0, 1e9));
        return time.ToString(time.TotalHours >= 1 ? @"d\.hh\:mm\:ss" : @"mm\:ss", CultureInfo.InvariantCulture);
    }
}
