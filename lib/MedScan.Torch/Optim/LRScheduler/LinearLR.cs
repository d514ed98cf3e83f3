namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Changes a factor on the rates linearly until a given step.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double _startFactor;
                    private readonly double _endFactor;
                    private readonly int _totalSteps;

                    /// <summary>Creates the schedule and sets the first rates.</summary>
                    /// <param name="optimizer">The optimizer whose rates it sets.</param>
                    /// <param name="start_factor">The factor at step 0, above 0.</param>
                    /// <param name="end_factor">The factor from <paramref name="total_iters"/> on.</param>
                    /// <param name="total_iters">The step at which the change ends.</param>
                    /// <param name="last_epoch">The last step taken, to go on from; -1 to begin.</param>
                    /// <param name="verbose">Whether to print each change.</param>
                    /// <exception cref="ArgumentException">A factor is outside its range.</exception>
                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (start_factor is not (> 0 and <= 1))
                            throw new ArgumentException($"Starting multiplicative factor expected to be greater than 0 and less or equal to 1, got {start_factor}.", nameof(start_factor));
                        if (end_factor is not (>= 0 and <= 1))
                            throw new ArgumentException($"Ending multiplicative factor expected to be between 0 and 1, got {end_factor}.", nameof(end_factor));
                        _startFactor = start_factor;
                        _endFactor = end_factor;
                        _totalSteps = total_iters;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0)
                            return Scaled(_startFactor);
                        if (_last_epoch > _totalSteps)
                            return Scaled(1);
                        var change = _endFactor - _startFactor;
                        return Scaled(1 + change / (_totalSteps * _startFactor + (_last_epoch - 1) * change));
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        Based(_startFactor + (_endFactor - _startFactor) * Math.Min(_totalSteps, _last_epoch) / _totalSteps);
                }
            }
        }
    }
}
