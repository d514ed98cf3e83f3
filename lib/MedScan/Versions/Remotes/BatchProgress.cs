using MedScan.Cards;

namespace MedScan.Versions.Remotes;

/// <summary>Adds up what batches report that run at the same time.</summary>
internal sealed class BatchProgress(IProgress<TransferProgress>? progress, TransferStage stage, long totalBytes, int totalFiles)
{
    private readonly Lock adding = new();
    private long bytes;
    private int files;

    /// <summary>The receiver for one batch, whose reports count from its own beginning.</summary>
    public IProgress<TransferProgress> ForBatch() => new Batch(this);

    private void Add(long moreBytes, int moreFiles)
    {
        lock (adding)
        {
            bytes += moreBytes;
            files += moreFiles;
            // rclone counts what it has to send a second time, too.
            progress?.Report(new TransferProgress(stage, Math.Min(bytes, totalBytes), totalBytes, Math.Min(files, totalFiles), totalFiles));
        }
    }

    private sealed class Batch(BatchProgress all) : IProgress<TransferProgress>
    {
        private long bytes;
        private int files;

        public void Report(TransferProgress value)
        {
            all.Add(value.Bytes - bytes, value.Files - files);
            (bytes, files) = (value.Bytes, value.Files);
        }
    }
}
