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
        return Scores(epochs, new Axis("epoch"));
    }

    /// <summary>Loss while a training runs: of steps, and of the epochs that ended, if any.</summary>
    internal static Figure LiveLoss(IReadOnlyList<EpochReport> epochs, IReadOnlyList<double> positions, IReadOnlyList<double> losses, Axis epochAxis)
    {
        double[] all = [.. losses.Concat(epochs.SelectMany(epoch => new[] { epoch.TrainLoss, epoch.ValidationLoss })).Where(double.IsFinite)];
        bool wide = all.Length > 0 && all.Min() > 0 && all.Max() / all.Min() > LogarithmicFrom;
        return Figure
            .Lines(
                new LineSeries("each step", positions, losses).WithStyle(LineStyle.Reference),
                Line("training", epochs, epoch => epoch.TrainLoss),
                Line("validation", epochs, epoch => epoch.ValidationLoss))
            .WithTitle("Loss")
            .WithAxes(epochAxis, new Axis("cross-entropy").WithScale(wide ? AxisScale.Log : AxisScale.Linear));
    }

    /// <summary>As <see cref="ValidationScores"/>, also before the first epoch ended.</summary>
    internal static Figure LiveScores(IReadOnlyList<EpochReport> epochs, Axis epochAxis) => Scores(epochs, epochAxis);

    private static Figure Scores(IReadOnlyList<EpochReport> epochs, Axis epochAxis) => Figure
        .Lines(
            Line("balanced accuracy", epochs, epoch => epoch.ValidationBalancedAccuracy),
            Line("accuracy", epochs, epoch => epoch.ValidationAccuracy),
            Line("macro F1", epochs, epoch => epoch.ValidationMacroF1))
        .WithTitle("Validation scores")
        .WithAxes(epochAxis, new Axis("score").WithRange(0, 1));

    private static LineSeries Line(string name, IReadOnlyList<EpochReport> epochs, Func<EpochReport, double> value) =>
        new(name, [.. epochs.Select(epoch => (double)epoch.Epoch)], [.. epochs.Select(value)]);

    private static void EnsureAny(IReadOnlyList<EpochReport> epochs)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        if (epochs.Count == 0)
            throw new ArgumentException("Expected at least one epoch, got none.", nameof(epochs));
    }
}
