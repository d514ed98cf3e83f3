namespace MedScan.Imaging.Nifti;

/// <summary>Keeps the last volumes for a moment, because the slices of one are asked for one after the other, by several threads.</summary>
internal static class VolumeStore
{
    private const int MaxVolumes = 4;
    private const long MaxBytes = 1L << 30;
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(10);

    private static readonly Lock Guard = new();
    private static readonly LinkedList<(ScanIdentity Identity, Lazy<NiftiVolume> Volume)> Volumes = [];
    private static readonly Timer Forget = new(_ => Clear());

    /// <summary>The volume of a file; read once when several threads ask for it.</summary>
    /// <exception cref="ImageReadException">It cannot be read.</exception>
    public static NiftiVolume Get(ByteSource source, string name)
    {
        if (source.Identity is not { } identity) return NiftiVolume.Read(source, name);
        Lazy<NiftiVolume> volume;
        lock (Guard)
        {
            LinkedListNode<(ScanIdentity Identity, Lazy<NiftiVolume> Volume)>? node = Volumes.First;
            while (node is not null && node.Value.Identity != identity) node = node.Next;
            if (node is null) node = new((identity, new Lazy<NiftiVolume>(() => NiftiVolume.Read(source, name))));
            else Volumes.Remove(node);
            Volumes.AddFirst(node);
            volume = node.Value.Volume;
            Trim();
            Forget.Change(Keep, Timeout.InfiniteTimeSpan);
        }

        try
        {
            return volume.Value;
        }
        catch (ImageReadException)
        {
            // A fault is not kept: the file may be mended.
            lock (Guard)
            {
                if (Volumes.FirstOrDefault(entry => entry.Volume == volume) is { Volume: not null } entry) Volumes.Remove(entry);
            }

            throw;
        }
    }

    private static void Trim()
    {
        long bytes = 0;
        int count = 0;
        for (LinkedListNode<(ScanIdentity Identity, Lazy<NiftiVolume> Volume)>? node = Volumes.First; node is not null;)
        {
            LinkedListNode<(ScanIdentity Identity, Lazy<NiftiVolume> Volume)>? next = node.Next;
            bytes += node.Value.Volume.IsValueCreated ? node.Value.Volume.Value.Bytes : 0;
            if (++count > MaxVolumes || (count > 1 && bytes > MaxBytes)) Volumes.Remove(node);
            node = next;
        }
    }

    private static void Clear()
    {
        lock (Guard) Volumes.Clear();
    }
}
