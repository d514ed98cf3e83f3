using MedScan.Cards;

namespace MedScan.Versions.Remotes;

/// <summary>Adds what one batch reports to what the batches before it did.</summary>
internal sealed class BatchProgress(IProgress<TransferProgress>? progress, TransferStage stage, long totalBytes, int totalFiles) : IProgress<TransferProgress>
{
    private long bytes;
    private int files;

    public void Report(TransferProgress value) => progress?.Report(new TransferProgress(
        stage, Math.Min(bytes + value.Bytes, totalBytes), totalBytes, Math.Min(files + value.Files, totalFiles), totalFiles));

    /// <summary>A batch is through.</summary>
    public void Complete(IReadOnlyList<SnapshotObject> batch)
    {
        bytes += batch.Sum(item => item.Bytes);
        files += batch.Count;
        Report(new TransferProgress(stage, 0, null));
    }
}
