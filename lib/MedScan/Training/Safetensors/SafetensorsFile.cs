using static TorchSharp.torch;

namespace MedScan.Training.Safetensors;

/// <summary>Reads and writes tensors in the safetensors format, which PyTorch, timm and others share.</summary>
/// <remarks>Format: 8 bytes of header length (little endian), a JSON header, then the tensors' bytes in C order.
/// The reader rejects whatever a header could do to a careless reader: lengths beyond the file, overlaps, gaps, overflows.</remarks>
public static class SafetensorsFile
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Gives up before the reading starts.</param>
    /// <returns>Its tensors; the caller disposes them.</returns>
    /// <exception cref="SafetensorsException">The file is missing, cannot be read, is damaged, or has a type the engine lacks.</exception>
    public static Task<SafetensorsContent> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Task.Run(() => Read(path), cancellationToken);
    }

    /// <summary>Writes a file; it is there completely or not at all, and an older one stays until then.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="tensors">Tensors of the types F64, F32, F16, BF16, I64, I32, I16, I8, U8 and BOOL, any layout; not changed.</param>
    /// <param name="metadata">Free texts for the header, or null.</param>
    /// <param name="cancellationToken">Gives up before the writing starts.</param>
    /// <exception cref="ArgumentException">A tensor is of another type.</exception>
    /// <exception cref="SafetensorsException">The file cannot be written.</exception>
    public static Task WriteAsync(
        string path,
        IReadOnlyDictionary<string, Tensor> tensors,
        IReadOnlyDictionary<string, string>? metadata = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        return Task.Run(() => Write(path, tensors, metadata), cancellationToken);
    }

    // The trainer calls these on its own thread: tensors, gradient mode and dispose scopes belong to a thread.
    internal static SafetensorsContent Read(string path)
    {
        var tensors = new Dictionary<string, Tensor>();
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes);
            SafetensorsHeader header = SafetensorsHeader.Read(file);
            foreach (SafetensorsEntry entry in header.Entries)
            {
                Tensor tensor = empty(entry.Shape, dtype: entry.Type).DetachFromDisposeScope();
                tensors.Add(entry.Name, tensor);
                if (entry.End > entry.Begin)
                    file.ReadExactly(tensor.bytes);
            }

            return new SafetensorsContent(tensors, header.Metadata);
        }
        catch (Exception exception)
        {
            foreach (Tensor tensor in tensors.Values)
                tensor.Dispose();
            if (exception is FileNotFoundException or DirectoryNotFoundException)
                throw new SafetensorsException(path, "no such file.", exception);
            if (exception is IOException or UnauthorizedAccessException)
                throw new SafetensorsException(path, $"cannot be read: {exception.Message}", exception);
            throw;
        }
    }

    internal static void Write(
        string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        // Wide types first keeps every tensor aligned to its element size.
        var entries = new List<SafetensorsEntry>(tensors.Count);
        long position = 0;
        foreach ((string name, Tensor tensor) in tensors
            .OrderByDescending(pair => SafetensorsType.Size(pair.Value.dtype)).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            long end = position + (tensor.numel() * SafetensorsType.Size(tensor.dtype));
            entries.Add(new SafetensorsEntry(name, tensor.dtype, tensor.shape, position, end));
            position = end;
        }

        byte[] header = SafetensorsHeader.Write(entries, metadata ?? new Dictionary<string, string>());
        try
        {
            AtomicFile.Write(path, stream =>
            {
                stream.Write(header);
                foreach (SafetensorsEntry entry in entries.Where(entry => entry.End > entry.Begin))
                {
                    using Tensor plain = tensors[entry.Name].detach();
                    using Tensor contiguous = plain.contiguous();
                    stream.Write(contiguous.bytes);
                }
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SafetensorsException(path, $"cannot be written: {exception.Message}", exception);
        }
    }
}
