namespace MedScan.Cards;

/// <summary>What is being done while a data set is fetched, stored or restored.</summary>
public enum TransferStage
{
    /// <summary>Bytes come in.</summary>
    Downloading,

    /// <summary>A link broke; it is tried again after a moment.</summary>
    Waiting,

    /// <summary>Files are taken out of an archive, or copied from a folder.</summary>
    Unpacking,

    /// <summary>Contents are compared with what they must be.</summary>
    Verifying,

    /// <summary>Bytes go out.</summary>
    Uploading,
}
