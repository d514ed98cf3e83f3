namespace MedScan.Imaging;

/// <summary>Bytes that are read where they are needed: of a scan with a thousand frames, one.</summary>
internal abstract class ByteSource
{
    /// <summary>Bytes in all.</summary>
    public abstract long Length { get; }

    /// <summary>Which file it is; null for bytes in memory.</summary>
    public virtual ScanIdentity? Identity => null;

    /// <summary>Fills the target from an offset on; less only where the bytes end.</summary>
    /// <exception cref="ImageReadException">Unreadable.</exception>
    public abstract int Read(long offset, Span<byte> target);
}
