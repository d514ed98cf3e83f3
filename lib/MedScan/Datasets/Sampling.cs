namespace MedScan.Datasets;

/// <summary>How often a sample is seen in an epoch.</summary>
public enum Sampling
{
    /// <summary>Each sample once.</summary>
    Natural,

    /// <summary>Each class equally often: samples of rare classes repeat, some of frequent classes wait for a later epoch.
    /// The epoch stays as long as it was.</summary>
    Balanced,

    /// <summary>Samples of rare classes repeat until each class has as many as the most frequent one; every sample is seen.
    /// The epoch grows to the number of classes times the most frequent one's samples.</summary>
    Oversampled,
}
