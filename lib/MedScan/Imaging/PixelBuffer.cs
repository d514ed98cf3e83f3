using System.Buffers;

namespace MedScan.Imaging;

/// <summary>Samples in a rented array that go back to the pool, so that thousands of images need the memory of a few.</summary>
internal sealed class PixelBuffer : IDisposable
{
    private byte[]? rented;

    /// <summary>Rents room for one image; its content is undefined.</summary>
    public PixelBuffer(int width, int height, int channels)
    {
        Width = width;
        Height = height;
        Channels = channels;
        Length = checked(width * height * channels);
        rented = ArrayPool<byte>.Shared.Rent(Length);
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>1 or 3.</summary>
    public int Channels { get; }

    /// <summary>Samples in use.</summary>
    public int Length { get; }

    /// <summary>The samples, (height, width, channels).</summary>
    public Span<byte> Samples => rented.AsSpan(0, Length);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        rented = null;
    }
}
