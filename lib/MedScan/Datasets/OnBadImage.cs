namespace MedScan.Datasets;

/// <summary>What happens when a file of a data set cannot be decoded.</summary>
public enum OnBadImage
{
    /// <summary>Decode all files, then stop with one error that lists every faulty one.</summary>
    Fail,

    /// <summary>Go on without the faulty files and report them.</summary>
    Skip,
}
