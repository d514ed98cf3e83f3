namespace MedScan.Auditing.NearDuplicates;

/// <summary>What near duplicates of an image are found by.</summary>
/// <param name="Key">Decides which of two images is compared with which, so that the answer depends on the pictures alone.</param>
/// <param name="AspectRatio">Width / height.</param>
/// <param name="Thumbnail">The picture, see <see cref="NearDuplicates.Thumbnail"/>.</param>
/// <param name="Whole">The hash of the whole image.</param>
/// <param name="Content">The hash of the part where its content is.</param>
internal sealed record Fingerprint(string Key, double AspectRatio, byte[] Thumbnail, FrequencyHash Whole, FrequencyHash Content)
{
    internal static Fingerprint Of(string key, int width, int height, byte[] thumbnail) => new(
        key,
        (double)width / height,
        thumbnail,
        FrequencyHash.Of(thumbnail, Window.Whole),
        FrequencyHash.Of(thumbnail, ContentWindow.Of(thumbnail)));
}
