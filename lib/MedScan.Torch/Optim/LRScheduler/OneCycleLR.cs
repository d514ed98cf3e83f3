namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lets the rates rise once and fall to almost nothing. Smith and Topin, arXiv:1708.07120, 2017.</summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly int _totalSteps;
                    private readonly bool _cyclesMomentum;
                    private readonly Func<double, double, double, double> _anneal;
                    private readonly Phase[] _phases;
                    private readonly Range[] _ranges;

                    /// <summary>Creates the schedule with one range for all groups and sets the first rates.</summary>
                    /// <param name="optimizer">The optimizer whose rates it sets.</param>
                    /// <param name="max_lr">The largest rate.</param>
                    /// <param name="total_steps">The length, or -1 where <paramref name="epochs"/> and <paramref name="steps_per_epoch"/> give it.</param>
                    /// <param name="epochs">With <paramref name="steps_per_epoch"/>: the length.</param>
                    /// <param name="steps_per_epoch">With <paramref name="epochs"/>: the length.</param>
                    /// <param name="pct_start">Share of the steps in which the rate rises.</param>
                    /// <param name="anneal_strategy">The shape of rise and fall.</param>
                    /// <param name="cycle_momentum">Whether momentum falls while the rate rises, and back; needs an optimizer that has it.</param>
                    /// <param name="base_momentum">The least momentum.</param>
                    /// <param name="max_momentum">The largest momentum.</param>
                    /// <param name="div_factor">The first rate is the largest one divided by this.</param>
                    /// <param name="final_div_factor">The last rate is the first one divided by this.</param>
                    /// <param name="three_phase">Whether the rate falls to the first one before it falls to the last one.</param>
                    /// <param name="last_epoch">The last step taken, to go on from; -1 to begin.</param>
                    /// <param name="verbose">Whether to print each change.</param>
                    /// <exception cref="ArgumentException">No length, an option out of its range, or no momentum to cycle.</exception>
                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Each(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, Each(optimizer, base_momentum), Each(optimizer, max_momentum), div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    /// <summary>Creates the schedule with a range per group and sets the first rates.</summary>
                    /// <param name="optimizer">The optimizer whose rates it sets.</param>
                    /// <param name="max_lr">The largest rate of each group.</param>
                    /// <param name="total_steps">The length, or -1 where <paramref name="epochs"/> and <paramref name="steps_per_epoch"/> give it.</param>
                    /// <param name="epochs">With <paramref name="steps_per_epoch"/>: the length.</param>
                    /// <param name="steps_per_epoch">With <paramref name="epochs"/>: the length.</param>
                    /// <param name="pct_start">Share of the steps in which the rate rises.</param>
                    /// <param name="anneal_strategy">The shape of rise and fall.</param>
                    /// <param name="cycle_momentum">Whether momentum falls while the rate rises, and back; needs an optimizer that has it.</param>
                    /// <param name="base_momentum">The least momentum of each group; 0.85 by default.</param>
                    /// <param name="max_momentum">The largest momentum of each group; 0.95 by default.</param>
                    /// <param name="div_factor">The first rate is the largest one divided by this.</param>
                    /// <param name="final_div_factor">The last rate is the first one divided by this.</param>
                    /// <param name="three_phase">Whether the rate falls to the first one before it falls to the last one.</param>
                    /// <param name="last_epoch">The last step taken, to go on from; -1 to begin.</param>
                    /// <param name="verbose">Whether to print each change.</param>
                    /// <exception cref="ArgumentException">No length, an option out of its range, or no momentum to cycle.</exception>
                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (cycle_momentum && optimizer is not (IMomentum or IBetas))
                            throw new ArgumentException("optimizer must support momentum with `cycle_momentum` option enabled", nameof(optimizer));
                        if (pct_start is not (>= 0 and <= 1))
                            throw new ArgumentException($"Expected float between 0 and 1 for pct_start, but got {pct_start}", nameof(pct_start));
                        _totalSteps = Length(total_steps, epochs, steps_per_epoch);
                        _cyclesMomentum = cycle_momentum;
                        _anneal = anneal_strategy == AnnealStrategy.Cos
                            ? (start, end, share) => end + (start - end) / 2.0 * (Math.Cos(Math.PI * share) + 1)
                            : (start, end, share) => (end - start) * share + start;

                        var top = pct_start * _totalSteps - 1;
                        _phases = three_phase
                            ?
                            [
                                new(top, Rate.First, Rate.Largest, Falls: true),
                                new(2 * pct_start * _totalSteps - 2, Rate.Largest, Rate.First, Falls: false),
                                new(_totalSteps - 1, Rate.First, Rate.Last, Falls: null),
                            ]
                            : [new(top, Rate.First, Rate.Largest, Falls: true), new(_totalSteps - 1, Rate.Largest, Rate.Last, Falls: false)];

                        var groups = _base_lrs.Count;
                        double[] largest = [.. max_lr];
                        double[] low = [.. base_momentum ?? Enumerable.Repeat(0.85, groups)], high = [.. max_momentum ?? Enumerable.Repeat(0.95, groups)];
                        if (largest.Length != groups || low.Length != groups || high.Length != groups)
                            throw new ArgumentException($"Expected {groups} values of max_lr, base_momentum and max_momentum, one per group, got {largest.Length}, {low.Length} and {high.Length}.", nameof(max_lr));
                        _ranges = [.. Enumerable.Range(0, groups).Select(k =>
                            new Range(largest[k] / div_factor, largest[k], largest[k] / div_factor / final_div_factor, low[k], high[k]))];
                        foreach (var (k, group) in optimizer.ParamGroups.Index())
                            group.InitialLearningRate = _base_lrs[k] = _ranges[k].First;
                        step();
                    }

                    /// <summary>The shape of rise and fall.</summary>
                    public enum AnnealStrategy
                    {
                        /// <summary>Half a cosine.</summary>
                        Cos,

                        /// <summary>A straight line.</summary>
                        Linear,
                    }

                    private enum Rate
                    {
                        First,
                        Largest,
                        Last,
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch > _totalSteps)
                            throw new InvalidOperationException($"Tried to step {_last_epoch + 1} times. The specified number of total steps is {_totalSteps}");
                        var k = Array.FindIndex(_phases, phase => _last_epoch <= phase.End);
                        if (k < 0)
                            k = _phases.Length - 1;
                        var phase = _phases[k];
                        var start = k == 0 ? 0 : _phases[k - 1].End;
                        var share = (_last_epoch - start) / (phase.End - start);
                        if (_cyclesMomentum)
                        {
                            foreach (var (group, range) in _optimizer.ParamGroups.Zip(_ranges))
                                SetMomentum(group, MomentumAt(phase, range, share));
                        }
                        return _ranges.Select(range => _anneal(range[phase.From], range[phase.To], share));
                    }

                    private double MomentumAt(Phase phase, Range range, double share) => phase.Falls switch
                    {
                        true => _anneal(range.HighMomentum, range.LowMomentum, share),
                        false => _anneal(range.LowMomentum, range.HighMomentum, share),
                        null => range.HighMomentum,
                    };

                    private static void SetMomentum(ILearningRateController group, double momentum)
                    {
                        switch (group)
                        {
                            case IBetas betas:
                                betas.Betas = (momentum, betas.Betas.Item2);
                                break;
                            case IMomentum plain:
                                plain.Momentum = momentum;
                                break;
                        }
                    }

                    private static int Length(int totalSteps, int epochs, int stepsPerEpoch)
                    {
                        if (totalSteps != -1)
                            return totalSteps > 0 ? totalSteps : throw new ArgumentException($"Expected positive integer total_steps, but got {totalSteps}");
                        if (epochs == -1 && stepsPerEpoch == -1)
                            throw new ArgumentException("You must define either total_steps OR (epochs AND steps_per_epoch)");
                        if (epochs <= 0)
                            throw new ArgumentException($"Expected positive integer epochs, but got {epochs}");
                        if (stepsPerEpoch <= 0)
                            throw new ArgumentException($"Expected positive integer steps_per_epoch, but got {stepsPerEpoch}");
                        return checked(epochs * stepsPerEpoch);
                    }

                    private static IEnumerable<double> Each(Optimizer optimizer, double value)
                    {
                        ArgumentNullException.ThrowIfNull(optimizer);
                        return Enumerable.Repeat(value, optimizer.ParamGroups.Count());
                    }

                    // Falls: momentum goes down (true), up (false) or stays up (null).
                    private sealed record Phase(double End, Rate From, Rate To, bool? Falls);

                    private sealed record Range(double First, double Largest, double Last, double LowMomentum, double HighMomentum)
                    {
                        public double this[Rate rate] => rate switch
                        {
                            Rate.First => First,
                            Rate.Largest => Largest,
                            _ => Last,
                        };
                    }
                }
            }
        }
    }
}
