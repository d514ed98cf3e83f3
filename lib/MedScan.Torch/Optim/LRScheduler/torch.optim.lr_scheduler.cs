namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>The classes of the schedules.</summary>
            public static partial class impl
            {
            }

            /// <summary>Multiplies the rates by a factor every so many steps.</summary>
            /// <param name="optimizer">The optimizer whose rates it sets.</param>
            /// <param name="step_size">Steps between changes.</param>
            /// <param name="gamma">The factor.</param>
            /// <param name="last_epoch">The last step taken, to go on from; -1 to begin.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.StepLR(optimizer, step_size, gamma, last_epoch, verbose);

            /// <summary>Sets the rates to the initial ones times a function of the step.</summary>
            /// <param name="optimizer">The optimizer whose rates it sets.</param>
            /// <param name="lr_lambda">Gets the step, from 0, and returns the factor.</param>
            /// <param name="last_epoch">The last step taken, to go on from; -1 to begin.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose);

            /// <summary>Multiplies the rates by a factor at given steps.</summary>
            /// <param name="optimizer">The optimizer whose rates it sets.</param>
            /// <param name="milestones">The steps; one listed twice counts twice.</param>
            /// <param name="gamma">The factor.</param>
            /// <param name="last_epoch">The last step taken, to go on from; -1 to begin.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.MultiStepLR(optimizer, milestones, gamma, last_epoch, verbose);

            /// <summary>Multiplies the rates by a factor at every step.</summary>
            /// <param name="optimizer">The optimizer whose rates it sets.</param>
            /// <param name="gamma">The factor.</param>
            /// <param name="last_epoch">The last step taken, to go on from; -1 to begin.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.ExponentialLR(optimizer, gamma, last_epoch, verbose);

            /// <summary>Follows several schedules one after the other.</summary>
            /// <param name="optimizer">The optimizer whose rates it sets.</param>
            /// <param name="schedulers">Schedules over the same optimizer.</param>
            /// <param name="milestones">The steps at which the second, third, ... schedule begins at its step 0.</param>
            /// <param name="last_epoch">The last step taken, to go on from; -1 to begin.</param>
            public static LRScheduler SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) =>
                new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);

            /// <summary>Changes a factor on the rates linearly until a given step.</summary>
            /// <param name="optimizer">The optimizer whose rates it sets.</param>
            /// <param name="start_factor">The factor at step 0, above 0.</param>
            /// <param name="end_factor">The factor from <paramref name="total_iters"/> on.</param>
            /// <param name="total_iters">The step at which the change ends.</param>
            /// <param name="last_epoch">The last step taken, to go on from; -1 to begin.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

            /// <summary>Lets the rates fall, and rise again, along a cosine.</summary>
            /// <param name="optimizer">The optimizer whose rates it sets.</param>
            /// <param name="T_max">Steps from the initial rate to the least one.</param>
            /// <param name="eta_min">The least rate.</param>
            /// <param name="last_epoch">The last step taken, to go on from; -1 to begin.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            /// <summary>Lets the rates rise once and fall to almost nothing.</summary>
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
            public static LRScheduler OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);

            /// <summary>Lets the rates rise once and fall to almost nothing, with a range per group.</summary>
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
            public static LRScheduler OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);

            /// <summary>Lowers the rates when a metric has stopped improving.</summary>
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
            public static LRScheduler ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false) =>
                new impl.ReduceLROnPlateau(optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps, verbose);
        }
    }
}
