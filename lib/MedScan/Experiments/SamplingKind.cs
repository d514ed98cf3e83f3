namespace MedScan.Experiments;

/// <summary>How often each class is drawn in training.</summary>
public enum SamplingKind
{
    /// <summary>Each sample once per epoch. Written <c>natural</c>.</summary>
    Natural,

    /// <summary>Each class equally often, small classes with repeats. Written <c>balanced</c>.</summary>
    Balanced,
}
