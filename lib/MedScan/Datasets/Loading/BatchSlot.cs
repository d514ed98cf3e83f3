namespace MedScan.Datasets.Loading;

/// <summary>The memory of one prefetched batch, used again and again.</summary>
internal sealed class BatchSlot(int batchSize, int size, int channels)
{
    private const int Empty = -1;

    /// <summary>batchSize images, and slack for the warp's last word.</summary>
    internal byte[] Pixels { get; } = GC.AllocateUninitializedArray<byte>(checked((batchSize * size * size * channels) + AffineWarp.Slack));

    /// <summary>The batch that lies here, ready to be read, or -1.</summary>
    internal int Ready { get; private set; } = Empty;

    internal Batch? Batch { get; private set; }

    internal void Publish(int number, int[] order, int first, int count, Func<int, int> labelOf)
    {
        int[] indices = order[first..(first + count)];
        Batch = new Batch(
            Pixels.AsMemory(0, count * size * size * channels), Array.ConvertAll(indices, index => (long)labelOf(index)), indices, size, channels);
        Ready = number;
    }

    internal void Clear() => Ready = Empty;
}
