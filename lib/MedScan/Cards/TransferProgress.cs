namespace MedScan.Cards;

/// <summary>How far a transfer is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Bytes">Bytes done so far in this stage.</param>
/// <param name="TotalBytes">All bytes of this stage; null where nobody knows.</param>
/// <param name="Files">Files done so far in this stage; 0 for a single file.</param>
/// <param name="TotalFiles">All files of this stage; null where nobody knows.</param>
/// <param name="Note">What else should be told, such as why it waits.</param>
public sealed record TransferProgress(
    TransferStage Stage, long Bytes, long? TotalBytes, int Files = 0, int? TotalFiles = null, string? Note = null);
