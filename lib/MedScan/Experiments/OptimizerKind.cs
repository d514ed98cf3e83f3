namespace MedScan.Experiments;

/// <summary>The update rules an experiment can name.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent with momentum. Written <c>sgd</c>.</summary>
    Sgd,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, ICLR 2019). Written <c>adamw</c>.</summary>
    AdamW,
}
