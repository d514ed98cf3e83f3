using MedScan.Experiments;

namespace MedScan.Training.Optimization;

/// <summary>The learning rate as a pure function of the step, so that a resumed run needs nothing but the step.</summary>
internal sealed class LearningRateSchedule
{
    // The values of Smith and Topin's one-cycle policy as PyTorch's OneCycleLR has them by default.
    private const double OneCycleRise = 0.3;
    private const double OneCycleStartDivisor = 25;
    private const double OneCycleEndDivisor = 1e4;

    private readonly ScheduleKind kind;
    private readonly double peak;
    private readonly long warmupSteps;

    public LearningRateSchedule(TrainConfig config, long stepsPerEpoch)
    {
        kind = config.Schedule;
        peak = config.LearningRate;
        TotalSteps = stepsPerEpoch * config.Epochs;
        warmupSteps = stepsPerEpoch * config.WarmupEpochs;
    }

    /// <summary>Steps of the whole training.</summary>
    public long TotalSteps { get; }

    /// <param name="step">Steps made so far, 0 for the first one.</param>
    public double At(long step) => kind switch
    {
        ScheduleKind.OneCycle => OneCycle(step),
        _ when step < warmupSteps => peak * (step + 1) / warmupSteps,
        ScheduleKind.Cosine => Cosine(peak, 0, (double)(step - warmupSteps) / Math.Max(1, TotalSteps - warmupSteps)),
        _ => peak,
    };

    private double OneCycle(long step)
    {
        double start = peak / OneCycleStartDivisor;
        double rise = warmupSteps > 0 ? (double)warmupSteps / TotalSteps : OneCycleRise;
        double top = Math.Max(0, (rise * TotalSteps) - 1);
        if (step <= top)
            return top > 0 ? Cosine(start, peak, step / top) : peak;
        return Cosine(peak, start / OneCycleEndDivisor, Math.Min(1, (step - top) / Math.Max(1, TotalSteps - 1 - top)));
    }

    private static double Cosine(double from, double to, double part) =>
        to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * part)));
}
