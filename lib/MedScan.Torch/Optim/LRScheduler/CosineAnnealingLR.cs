namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lets the rates fall, and rise again, along a cosine. Loshchilov and Hutter, arXiv:1608.03983, 2016, without restarts.</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _halfPeriod;
                    private readonly double _least;

                    /// <summary>Creates the schedule and sets the first rates.</summary>
                    /// <param name="optimizer">The optimizer whose rates it sets.</param>
                    /// <param name="T_max">Steps from the initial rate to the least one.</param>
                    /// <param name="eta_min">The least rate.</param>
                    /// <param name="last_epoch">The last step taken, to go on from; -1 to begin.</param>
                    /// <param name="verbose">Whether to print each change.</param>
                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(T_max);
                        _halfPeriod = T_max;
                        _least = eta_min;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0)
                            return Scaled(1);
                        // The first step of a schedule that goes on from a later place has no rate before it to start from.
                        if (_step_count == 1)
                            return get_closed_form_lr();
                        // At the lowest point the recursion below divides by zero.
                        if ((_last_epoch - 1 - _halfPeriod) % (2 * _halfPeriod) == 0)
                        {
                            return _optimizer.ParamGroups.Zip(
                                _base_lrs,
                                (group, initial) => group.LearningRate + (initial - _least) * (1 - Math.Cos(Math.PI / _halfPeriod)) / 2);
                        }
                        var ratio = (1 + Math.Cos(Math.PI * _last_epoch / _halfPeriod)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / _halfPeriod));
                        return _optimizer.ParamGroups.Select(group => ratio * (group.LearningRate - _least) + _least);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(rate => _least + (rate - _least) * (1 + Math.Cos(Math.PI * _last_epoch / _halfPeriod)) / 2);
                }
            }
        }
    }
}
