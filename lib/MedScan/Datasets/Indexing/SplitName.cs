namespace MedScan.Datasets.Indexing;

/// <summary>The usual spellings of split names.</summary>
internal static class SplitName
{
    internal const string Accepted = "train, training, val, valid, validation, test or testing";

    /// <returns>The split, or null when <paramref name="name"/> names none.</returns>
    internal static DataSplit? Parse(string name) => name.ToUpperInvariant() switch
    {
        "TRAIN" or "TRAINING" => DataSplit.Train,
        "VAL" or "VALID" or "VALIDATION" => DataSplit.Validation,
        "TEST" or "TESTING" => DataSplit.Test,
        _ => null,
    };
}
