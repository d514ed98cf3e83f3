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
    /// <exception cref="ImageReadException">Unreadable or TooLarge.</exception>
    public static FileBytes Read(ByteSource file, string name)
    {
        if (file.Length > Array.MaxLength)
            throw new ImageReadException(name, ImageFault.TooLarge, $"the file has {file.Length:N0} bytes; image files of at most {Array.MaxLength:N0} bytes are read");
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)file.Length);
        try
        {
            return new FileBytes(buffer, file.Read(0, buffer.AsSpan(0, (int)file.Length)));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        rented = null;
    }
}
