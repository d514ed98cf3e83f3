using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace MedScan.Datasets.Caching;

/// <summary>A cache file that was checked and mapped into memory.</summary>
internal sealed unsafe class CacheFile : IDisposable
{
    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* pixels;

    // The mapping must outlive every thread that may still be reading a span of it.
    private int users = 1;

    private CacheFile(MemoryMappedFile map, CacheHeader header, CacheIndex index)
    {
        this.map = map;
        Header = header;
        Index = index;
        view = map.CreateViewAccessor(0, CacheHeader.Length + header.PayloadLength, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        pixels = start + view.PointerOffset + CacheHeader.Length;
    }

    internal CacheHeader Header { get; }

    internal CacheIndex Index { get; }

    internal ReadOnlySpan<byte> Image(int index) => new(pixels + (index * Header.ImageLength), checked((int)Header.ImageLength));

    /// <summary>Keeps the mapping alive until the matching <see cref="Dispose"/>.</summary>
    internal void AddUser() => Interlocked.Increment(ref users);

    public void Dispose()
    {
        if (Interlocked.Decrement(ref users) > 0)
            return;
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        map.Dispose();
    }

    /// <returns>The file, or null when there is none or it is not whole and true; such a file is built again.</returns>
    /// <exception cref="ImageCacheException">The file is there and cannot be opened.</exception>
    internal static CacheFile? TryOpen(string path, byte[] key, int workers, CancellationToken cancellationToken)
    {
        FileStream? stream = null;
        try
        {
            // Deletable, so that another process can put a new file in its place; this mapping keeps the old one.
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            CacheFile? file = Map(stream, key);
            if (file is null)
                return null;
            stream = null;
            return file.KeepIfTrue(workers, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImageCacheException(path, $"the cache cannot be opened: {exception.Message} Mend its permissions or delete it.", exception);
        }
        finally
        {
            stream?.Dispose();
        }
    }

    // The mapping takes the stream over.
    private static CacheFile? Map(FileStream stream, byte[] key)
    {
        SafeFileHandle handle = stream.SafeFileHandle;
        if (ReadHeader(handle, key) is not { } header || ReadIndex(handle, header) is not { } index)
            return null;
        MemoryMappedFile map = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        return new CacheFile(map, header, index);
    }

    private static CacheHeader? ReadHeader(SafeFileHandle handle, byte[] key)
    {
        byte[] page = new byte[CacheHeader.Length];
        if (RandomAccess.Read(handle, page, 0) != page.Length || CacheHeader.Decode(page) is not { } header)
            return null;
        return header.Key.AsSpan().SequenceEqual(key) && header.FileLength == RandomAccess.GetLength(handle) ? header : null;
    }

    private static CacheIndex? ReadIndex(SafeFileHandle handle, CacheHeader header)
    {
        byte[] bytes = new byte[header.IndexLength];
        int read = RandomAccess.Read(handle, bytes, CacheHeader.Length + header.PayloadLength);
        return read == bytes.Length && SHA256.HashData(bytes).AsSpan().SequenceEqual(header.IndexHash)
            ? CacheIndex.Decode(bytes, header.Count)
            : null;
    }

    // Runs at memory speed, and brings the pixels into memory, where training wants them anyway.
    private CacheFile? KeepIfTrue(int workers, CancellationToken cancellationToken)
    {
        bool isTrue = false;
        try
        {
            ParallelOptions parallel = new() { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
            isTrue = Parallel.For(0, Header.Count, parallel, (index, state) =>
            {
                if (Checksum.Of(Image(index)) != Index.Checksums[index])
                    state.Stop();
            }).IsCompleted;
            return isTrue ? this : null;
        }
        finally
        {
            if (!isTrue)
                Dispose();
        }
    }
}
