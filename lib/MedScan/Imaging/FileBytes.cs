using System.Buffers;

namespace MedScan.Imaging;

/// <summary>A whole file in a rented array.</summary>
internal sealed class FileBytes : IDisposable
{
    private readonly int length;
    private byte[]? rented;

    private FileBytes(byte[] rented, int length)
    {
        this.rented = rented;
        this.length = length;
    }

    /// <summary>The file's content.</summary>
    public ReadOnlySpan<byte> Span => rented.AsSpan(0, length);

    /// <summary>Reads an image file once, from start to end.</summary>
    /// <exception cref="ImageReadException">NotFound, Unreadable or TooLarge.</exception>
    public static FileBytes Read(string path)
    {
        try
        {
            using var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
            long length = RandomAccess.GetLength(handle);
            if (length > Array.MaxLength)
                throw new ImageReadException(path, ImageFault.TooLarge, $"the file has {length:N0} bytes; image files of at most {Array.MaxLength:N0} bytes are read");
            byte[] buffer = ArrayPool<byte>.Shared.Rent((int)length);
            return new FileBytes(buffer, Fill(handle, buffer.AsSpan(0, (int)length)));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImageReadException(path, ImageFault.NotFound, "there is no such file", error);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            string reason = Directory.Exists(path) ? "this is a folder, an image file was expected"
                : error is UnauthorizedAccessException ? "no permission to read this file"
                : $"the file cannot be read: {error.Message}";
            throw new ImageReadException(path, ImageFault.Unreadable, reason, error);
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        rented = null;
    }

    private static int Fill(Microsoft.Win32.SafeHandles.SafeFileHandle handle, Span<byte> target)
    {
        int filled = 0;
        while (filled < target.Length)
        {
            int count = RandomAccess.Read(handle, target[filled..], filled);
            if (count == 0) break;
            filled += count;
        }

        return filled;
    }
}
