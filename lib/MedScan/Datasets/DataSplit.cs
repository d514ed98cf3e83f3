namespace MedScan.Datasets;

/// <summary>The part of a data set that a sample belongs to.</summary>
public enum DataSplit
{
    /// <summary>The data set names no split for this sample; a splitter decides.</summary>
    Unassigned,

    /// <summary>Weights are fitted on it.</summary>
    Train,

    /// <summary>Choices (epochs, hyperparameters, thresholds) are made on it.</summary>
    Validation,

    /// <summary>Looked at once, for the reported result.</summary>
    Test,
}
