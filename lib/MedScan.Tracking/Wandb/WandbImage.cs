namespace MedScan.Tracking;

/// <summary>An image to hand to <see cref="WandbRun.Log"/>.</summary>
/// <param name="Content">The bytes of a PNG or JPEG file.</param>
/// <param name="Caption">Kept as the tag <c>(key).caption</c> of the run.</param>
public sealed record WandbImage(ReadOnlyMemory<byte> Content, string? Caption = null)
{
    /// <summary>Reads an image file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<WandbImage> FromFileAsync(string path, string? caption = null, CancellationToken cancellation = default) =>
        new(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false), caption);
}
