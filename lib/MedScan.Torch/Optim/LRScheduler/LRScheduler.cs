namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Schedules of learning rates. The factories carry the classes' names; the classes are in <see cref="impl"/>.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Base class of schedules: each step sets the learning rate of every group.</summary>
            public abstract class LRScheduler
            {
                /// <summary>How many steps were taken; the constructor's counts.</summary>
                protected int _step_count;

                internal Optimizer _optimizer = null!;
                internal int _last_epoch = -1;
                internal bool _verbose;
                internal IList<double> _last_lrs = [];
                internal IList<double> _base_lrs = [];

                /// <summary>Creates a schedule over nothing.</summary>
                protected LRScheduler()
                {
                }

                /// <summary>Creates a schedule. The derived constructor ends with <see cref="step()"/>.</summary>
                /// <param name="optimizer">The optimizer whose rates it sets.</param>
                /// <param name="last_epoch">The last step taken, to go on from; -1 to begin.</param>
                /// <param name="verbose">Whether to print each change.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _optimizer = optimizer;
                    _last_epoch = last_epoch;
                    _verbose = verbose;
                    _base_lrs = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                    _last_lrs = [.. optimizer.ParamGroups.Select(group => group.LearningRate)];
                }

                /// <summary>Goes on by one; call it after the optimizer's steps of an epoch, or after each of them.</summary>
                public virtual void step() => step(null);

                /// <summary>Goes on by one, or to a given place.</summary>
                /// <param name="epoch">The place, from 0.</param>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    // Once per step only: computing the rates may itself change the optimizer, its momentum for instance.
                    double[] rates = [.. epoch.HasValue ? get_closed_form_lr() : get_lr()];
                    foreach (var (k, group) in _optimizer.ParamGroups.Index())
                    {
                        group.LearningRate = rates[k];
                        if (_verbose && _last_lrs[k] != rates[k])
                            Console.WriteLine($"Adjusting learning rate to {rates[k]}");
                    }
                    _last_lrs = rates;
                }

                /// <summary>Goes on by one, or to a given place, being told how good the model is.</summary>
                /// <param name="current">Most schedules ignore it.</param>
                /// <param name="epoch">The place, from 0.</param>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The rates set last, one per group.</summary>
                public IEnumerable<double> get_last_lr() => _last_lrs;

                /// <summary>The rates at the present place, from those of the place before.</summary>
                protected virtual IEnumerable<double> get_lr() => _optimizer.ParamGroups.Select(group => group.LearningRate);

                /// <summary>The rates at the present place, from the initial ones.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                private protected IEnumerable<double> Scaled(double factor) =>
                    _optimizer.ParamGroups.Select(group => group.LearningRate * factor);

                private protected IEnumerable<double> Based(double factor) => _base_lrs.Select(rate => rate * factor);
            }
        }
    }
}
