namespace MedScan.Tracking;

/// <summary>What happens when a request reaches the server twice; decides which failures are answered by another attempt.</summary>
internal enum Repetition
{
    /// <summary>The second time changes nothing and is answered alike.</summary>
    Harmless,

    /// <summary>The second time is answered RESOURCE_DOES_NOT_EXIST, which after an attempt without an answer means: done.</summary>
    GoneMeansDone,

    /// <summary>The second time would do it again or be refused, so only what certainly was not carried out is repeated.</summary>
    OnlyIfNotReceived,
}
