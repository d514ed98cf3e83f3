namespace MedScan.Experiments;

/// <summary>What is done about classes of unequal size in training; <see cref="Exploration.ClassBalance"/> says what each would do.</summary>
public enum BalanceKind
{
    /// <summary>Nothing: each image once per epoch, each counting the same. Written <c>none</c>.</summary>
    None,

    /// <summary>Each image weighs N / (classes x class size) in the loss, so that all classes weigh the same. Written <c>class-weights</c>.</summary>
    ClassWeights,

    /// <summary>Each image weighs the inverse of its class's effective number (Cui and others, CVPR 2019): between none and class weights.
    /// Written <c>effective-number</c>.</summary>
    EffectiveNumber,

    /// <summary>Each class is drawn equally often in an epoch of unchanged length: images of small classes repeat, some of large
    /// classes wait for a later epoch. Written <c>balanced-sampling</c>.</summary>
    BalancedSampling,

    /// <summary>Images of small classes repeat until each class has as many as the largest; the epoch grows. Written <c>oversampling</c>.</summary>
    Oversampling,

    /// <summary>Images that are already recognised count less (Lin and others, ICCV 2017); class sizes do not enter. Written <c>focal</c>.</summary>
    Focal,

    /// <summary>What <see cref="Exploration.ClassBalance.Recommendation"/> says of the training split. Written <c>auto</c>.</summary>
    Auto,
}
