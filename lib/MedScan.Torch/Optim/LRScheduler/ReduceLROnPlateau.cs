namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lowers the rates when a metric has stopped improving.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _wantsLow;
                    private readonly bool _relative;
                    private readonly double _threshold;
                    private readonly double _factor;
                    private readonly int _patience;
                    private readonly int _cooldown;
                    private readonly double _leastChange;
                    private readonly double[] _leastRates;
                    private double _best;
                    private int _coolingSteps;
                    private int _badSteps;

                    /// <summary>Creates the schedule; the rates stay as they are.</summary>
                    /// <param name="optimizer">The optimizer whose rates it sets.</param>
                    /// <param name="mode"><c>min</c> where a low metric is good, <c>max</c> where a high one is.</param>
                    /// <param name="factor">On the rates when they are lowered, below 1.</param>
                    /// <param name="patience">Steps without improvement that are borne.</param>
                    /// <param name="threshold">An improvement smaller than this is none.</param>
                    /// <param name="threshold_mode"><c>rel</c>: a share of the best value; <c>abs</c>: a difference.</param>
                    /// <param name="cooldown">Steps after a change in which nothing counts as bad.</param>
                    /// <param name="min_lr">The least rate, one for all groups or one for each; 0 by default.</param>
                    /// <param name="eps">A change of a rate smaller than this is left out.</param>
                    /// <param name="verbose">Whether to print each change.</param>
                    /// <exception cref="ArgumentException">A mode is unknown, or the factor is not below 1.</exception>
                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (!(factor < 1))
                            throw new ArgumentException($"Factor should be < 1.0, got {factor}.", nameof(factor));
                        if (mode is not ("min" or "max"))
                            throw new ArgumentException($"mode {mode} is unknown! Expected min or max.", nameof(mode));
                        if (threshold_mode is not ("rel" or "abs"))
                            throw new ArgumentException($"threshold mode {threshold_mode} is unknown! Expected rel or abs.", nameof(threshold_mode));
                        var groups = _base_lrs.Count;
                        _leastRates = min_lr switch
                        {
                            null or { Count: 0 } => new double[groups],
                            { Count: 1 } => [.. Enumerable.Repeat(min_lr[0], groups)],
                            _ when min_lr.Count == groups => [.. min_lr],
                            _ => throw new ArgumentException($"expected {groups} min_lrs, got {min_lr.Count}", nameof(min_lr)),
                        };
                        _wantsLow = mode == "min";
                        _relative = threshold_mode == "rel";
                        _threshold = threshold;
                        _factor = factor;
                        _patience = patience;
                        _cooldown = cooldown;
                        _leastChange = eps;
                        _best = _wantsLow ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    /// <summary>Tells the metric after one more epoch.</summary>
                    /// <param name="current">Its value.</param>
                    /// <param name="epoch">The place, from 0; one further by default.</param>
                    public override void step(double current, int? epoch = null)
                    {
                        _last_epoch = epoch ?? _last_epoch + 1;
                        if (IsBetter(current))
                        {
                            _best = current;
                            _badSteps = 0;
                        }
                        else
                        {
                            _badSteps++;
                        }
                        if (_coolingSteps > 0)
                        {
                            _coolingSteps--;
                            _badSteps = 0;
                        }
                        if (_badSteps > _patience)
                        {
                            Reduce();
                            _coolingSteps = _cooldown;
                            _badSteps = 0;
                        }
                        _last_lrs = [.. _optimizer.ParamGroups.Select(group => group.LearningRate)];
                    }

                    /// <summary>Not to be used: this schedule needs the metric.</summary>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step() =>
                        throw new InvalidOperationException("step() should not be used with the ReduceLROnPlateau scheduler. Use step(double, int?), instead.");

                    /// <summary>Not to be used: this schedule needs the metric.</summary>
                    /// <param name="epoch">Not used.</param>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step(int? epoch) =>
                        throw new InvalidOperationException("step(int?) should not be used with the ReduceLROnPlateau scheduler. Use step(double, int?), instead.");

                    private bool IsBetter(double current) => (_wantsLow, _relative) switch
                    {
                        (true, true) => current < _best * (1 - _threshold),
                        (true, false) => current < _best - _threshold,
                        (false, true) => current > _best * (1 + _threshold),
                        (false, false) => current > _best + _threshold,
                    };

                    private void Reduce()
                    {
                        foreach (var (k, group) in _optimizer.ParamGroups.Index())
                        {
                            var lower = Math.Max(group.LearningRate * _factor, _leastRates[k]);
                            if (!(group.LearningRate - lower > _leastChange))
                                continue;
                            group.LearningRate = lower;
                            if (_verbose)
                                Console.WriteLine($"Epoch {_last_epoch}: reducing learning rate of group {k} to {lower:g4}.");
                        }
                    }
                }
            }
        }
    }
}
