namespace MedScan.Experiments;

/// <summary>Weight of each class in the loss.</summary>
public enum ClassWeighting
{
    /// <summary>Every sample counts the same. Written <c>none</c>.</summary>
    None,

    /// <summary>Samples count inversely to the size of their class: N / (classes x class size). Written <c>balanced</c>.</summary>
    Balanced,
}
