using MedScan.Charts;
using MedScan.Training.Reports;

namespace MedScan.Training.Figures;

/// <summary>Pictures of how a training went.</summary>
public static class TrainingFigures
{
    // Above this ratio the later epochs of a falling loss all lie on the ground of a linear axis.
    private const double LogarithmicFrom = 30;

    /// <summary>Loss over the epochs, on the training and on the validation split.</summary>
    /// <param name="epochs">At least one, ascending.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Figure Loss(IReadOnlyList<EpochReport> epochs)
    {
        EnsureAny(epochs);
        double[] losses = [.. epochs.Select(epoch => epoch.TrainLoss), .. epochs.Select(epoch => epoch.ValidationLoss)];
        bool wide = losses.Min() > 0 && losses.Max() / losses.Min() > LogarithmicFrom;
        return Figure
            .Lines(
                Line("training", epochs, epoch => epoch.TrainLoss),
                Line("validation", epochs, epoch => epoch.ValidationLoss))
            .WithTitle("Loss")
            .WithAxes(new Axis("epoch"), new Axis("cross-entropy").WithScale(wide ? AxisScale.Log : AxisScale.Linear));
    }

    /// <summary>Accuracy, balanced accuracy and macro F1 on the validation split over the epochs.</summary>
    /// <param name="epochs">At least one, ascending.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Figure ValidationScores(IReadOnlyList<EpochReport> epochs)
    {
        EnsureAny(epochs);
        return Figure
            .Lines(
                Line("balanced accuracy", epochs, epoch => epoch.ValidationBalancedAccuracy),
                Line("accuracy", epochs, epoch => epoch.ValidationAccuracy),
                Line("macro F1", epochs, epoch => epoch.ValidationMacroF1))
            .WithTitle("Validation scores")
            .WithAxes(new Axis("epoch"), new Axis("score").WithRange(0, 1));
    }

    private static LineSeries Line(string name, IReadOnlyList<EpochReport> epochs, Func<EpochReport, double> value) =>
        new(name, [.. epochs.Select(epoch => (double)epoch.Epoch)], [.. epochs.Select(value)]);

    private static void EnsureAny(IReadOnlyList<EpochReport> epochs)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        if (epochs.Count == 0)
            throw new ArgumentException("Expected at least one epoch, got none.", nameof(epochs));
    }
}
