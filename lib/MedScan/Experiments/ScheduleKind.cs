namespace MedScan.Experiments;

/// <summary>The courses of the learning rate an experiment can name.</summary>
public enum ScheduleKind
{
    /// <summary>Rises to the highest rate, then falls to almost zero, stepped per batch (Smith and Topin, 2018). Written <c>one-cycle</c>.</summary>
    OneCycle,

    /// <summary>Falls along half a cosine (Loshchilov and Hutter, ICLR 2017). Written <c>cosine</c>.</summary>
    Cosine,

    /// <summary>Stays. Written <c>constant</c>.</summary>
    Constant,
}
