namespace MedScan.Experiments;

/// <summary>Section <c>train</c>: how the network is fitted.</summary>
public sealed record TrainConfig
{
    /// <summary>Passes over the training split, 1 to 100000. Key <c>epochs</c>.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Images per step, 1 to 65536. Key <c>batch_size</c>.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The update rule. Key <c>optimizer</c>: sgd, adamw.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Sgd;

    /// <summary>Highest learning rate of the schedule, above 0, at most 100. The default suits SGD, so a file that
    /// chooses AdamW must write its own (1e-4 to 3e-3 is usual). Key <c>learning_rate</c>.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Momentum of SGD, 0 to below 1; AdamW does not use it. Key <c>momentum</c>.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Pull of the weights towards zero, 0 to 1; not applied to norms and biases. Key <c>weight_decay</c>.</summary>
    public double WeightDecay { get; init; } = 5e-4;

    /// <summary>Course of the learning rate. Key <c>schedule</c>: one-cycle, cosine, constant.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.OneCycle;

    /// <summary>Epochs in which the learning rate rises to <see cref="LearningRate"/>, 0 or more and less than <see cref="Epochs"/>.
    /// 0 = no warm-up, except that one-cycle then rises over its usual 30 % of the steps. Key <c>warmup_epochs</c>.</summary>
    public int WarmupEpochs { get; init; }

    /// <summary>Largest L2 norm of the whole gradient, 0 or more; 0 = not clipped. Key <c>gradient_clip</c>.</summary>
    public double GradientClip { get; init; }

    /// <summary>Share of the target spread evenly over all classes, 0 (off) to below 1. Key <c>label_smoothing</c>.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>What is done about classes of unequal size. Key <c>balance</c>: none, class-weights, effective-number,
    /// balanced-sampling, oversampling, focal, auto (what the training split's balance recommends).</summary>
    public BalanceKind Balance { get; init; } = BalanceKind.None;

    /// <summary>How strongly the focal loss turns away from what is recognised already, 0 (not at all: cross entropy) to 10. Used with
    /// <c>balance: focal</c> only. Key <c>focal_gamma</c>.</summary>
    public double FocalGamma { get; init; } = 2;

    /// <summary>Beta of the effective number, 0 (all classes alike) to below 1 (where it becomes the class's size). Used with
    /// <c>balance: effective-number</c> only. Key <c>effective_number_beta</c>.</summary>
    public double EffectiveNumberBeta { get; init; } = 0.999;

    /// <summary>When to stop before the last epoch. Key <c>early_stopping</c>.</summary>
    public EarlyStoppingConfig EarlyStopping { get; init; } = new();

    /// <summary>Number format of convolutions. Key <c>precision</c>: auto, fp32, bf16.</summary>
    public Precision Precision { get; init; } = Precision.Auto;

    /// <summary>Threads of the engine, 0 to 1024; 0 = one per physical core, fewer where the variable <c>OMP_NUM_THREADS</c> says so. Key <c>threads</c>.</summary>
    public int Threads { get; init; }
}
