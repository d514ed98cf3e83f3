using Microsoft.Win32.SafeHandles;

namespace MedScan.Imaging;

/// <summary>An image file that is open.</summary>
internal sealed class ImageFile : ByteSource, IDisposable
{
    private readonly SafeFileHandle handle;
    private readonly string path;

    private ImageFile(SafeFileHandle handle, string path, long length)
    {
        this.handle = handle;
        this.path = path;
        Length = length;
    }

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override ScanIdentity Identity => new(Path.GetFullPath(path), Length, File.GetLastWriteTimeUtc(handle).Ticks);

    /// <summary>Opens a file.</summary>
    /// <exception cref="ImageReadException">NotFound or Unreadable.</exception>
    public static ImageFile Open(string path)
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
            return new ImageFile(handle, path, RandomAccess.GetLength(handle));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImageReadException(path, ImageFault.NotFound, "there is no such file", error);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException or NotSupportedException)
        {
            handle?.Dispose();
            throw Unreadable(path, error);
        }
    }

    /// <inheritdoc/>
    public override int Read(long offset, Span<byte> target)
    {
        try
        {
            int filled = 0;
            while (filled < target.Length)
            {
                int count = RandomAccess.Read(handle, target[filled..], offset + filled);
                if (count == 0) break;
                filled += count;
            }

            return filled;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw Unreadable(path, error);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => handle.Dispose();

    private static ImageReadException Unreadable(string path, Exception error)
    {
        string reason = Directory.Exists(path) ? "this is a folder, an image file was expected"
            : error is UnauthorizedAccessException ? "no permission to read this file"
            : $"the file cannot be read: {error.Message}";
        return new ImageReadException(path, ImageFault.Unreadable, reason, error);
    }
}
