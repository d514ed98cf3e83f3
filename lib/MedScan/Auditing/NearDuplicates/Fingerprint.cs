namespace MedScan.Auditing.NearDuplicates;

/// <summary>What near duplicates of an image are found by.</summary>
/// <param name="Key">Decides which of two images is compared with which, so that the answer depends on the pictures alone.</param>
/// <param name="Width">Columns of the image.</param>
/// <param name="Height">Rows of the image.</param>
/// <param name="Thumbnail">The picture, see <see cref="NearDuplicates.Thumbnail"/>.</param>
/// <param name="Whole">The hash of the whole image.</param>
/// <param name="Content">The hash of the part where its content is.</param>
internal sealed record Fingerprint(string Key, int Width, int Height, byte[] Thumbnail, FrequencyHash Whole, FrequencyHash Content)
{
    // With fewer pixels a thumbnail of 64 shows single pixels, which change whenever an image is encoded again.
    private const int LeastForFineDetails = 128;

    internal double AspectRatio => (double)Width / Height;

    /// <summary>At how many pixels along a side this picture's details mean something.</summary>
    internal int DetailSide => Math.Min(Width, Height) >= LeastForFineDetails ? NearDuplicates.Thumbnail.Side : NearDuplicates.Thumbnail.Side / 2;

    internal static Fingerprint Of(string key, int width, int height, byte[] thumbnail) => new(
        key,
        width,
        height,
        thumbnail,
        FrequencyHash.Of(thumbnail, Window.Whole),
        FrequencyHash.Of(thumbnail, ContentWindow.Of(thumbnail)));
}
