namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Follows several schedules one after the other.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedules;
                    private readonly int[] _milestones;

                    /// <summary>Creates the schedule and sets the first rates.</summary>
                    /// <param name="optimizer">The optimizer whose rates it sets.</param>
                    /// <param name="schedulers">Schedules over the same optimizer.</param>
                    /// <param name="milestones">The steps at which the second, third, ... schedule begins at its step 0.</param>
                    /// <param name="last_epoch">The last step taken, to go on from; -1 to begin.</param>
                    /// <exception cref="ArgumentException">Another optimizer, or not one milestone fewer than schedules.</exception>
                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch + 1, false)
                    {
                        _schedules = [.. schedulers];
                        _milestones = [.. milestones];
                        if (_schedules.Any(schedule => !ReferenceEquals(schedule._optimizer, optimizer)))
                            throw new ArgumentException("The SequentialLR scheduler expects all its sub-schedulers to be bound to the same optimizer.", nameof(schedulers));
                        if (_milestones.Length != _schedules.Length - 1)
                        {
                            throw new ArgumentException(
                                $"Received {_schedules.Length} schedulers and {_milestones.Length} milestones. The SequentialLR scheduler expects"
                                + " the number of schedulers to be one more than the number of milestones.",
                                nameof(milestones));
                        }
                        // Each schedule has set its first rate already; only the first one's counts.
                        foreach (var group in optimizer.ParamGroups)
                            group.LearningRate = group.InitialLearningRate;
                        foreach (var schedule in _schedules)
                            schedule._last_epoch--;
                        _schedules[0].step();
                        _last_lrs = _schedules[0]._last_lrs;
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var place = _milestones.Count(milestone => milestone <= _last_epoch);
                        if (place > 0 && _milestones[place - 1] == _last_epoch)
                            _schedules[place].step(0);
                        else
                            _schedules[place].step();
                        return _optimizer.ParamGroups.Select(group => group.LearningRate);
                    }
                }
            }
        }
    }
}
