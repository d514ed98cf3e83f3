namespace MedScan.Datasets.Loading;

/// <summary>Copies and augments the images of a batch; one per worker thread.</summary>
internal sealed class BatchFiller(ImageCache cache, LoaderOptions options)
{
    private readonly int imageLength = cache.Size * cache.Size * cache.Channels;
    private readonly byte[] scratch = new byte[(cache.Size * cache.Size * cache.Channels) + AffineWarp.Slack];

    /// <param name="pixels">A slot's memory.</param>
    /// <param name="order">The epoch's order.</param>
    /// <param name="first">The batch's first position in the order.</param>
    /// <param name="count">Images in the batch.</param>
    /// <param name="epoch">The epoch's number.</param>
    /// <param name="stop">Asked after each image.</param>
    internal void Fill(byte[] pixels, int[] order, int first, int count, int epoch, Func<bool> stop)
    {
        for (int image = 0; image < count && !stop(); image++)
        {
            int position = first + image;
            ReadOnlySpan<byte> source = cache.PixelsUnchecked(order[position]);
            // The position alone names the random stream, so it does not matter which thread comes here, or when.
            AugmentationDraw draw = options.Augmentation == AugmentationOptions.None
                ? AugmentationDraw.Identity
                : AugmentationDraw.From(options.Augmentation, new CounterRandom(options.Seed, epoch, position));
            Span<byte> target = pixels.AsSpan(image * imageLength, imageLength + AffineWarp.Slack);
            if (draw.MovesPixels)
            {
                source.CopyTo(scratch);
                AffineWarp.Apply(scratch, target, cache.Size, cache.Channels, AffineMap.Of(draw, cache.Size));
            }
            else
            {
                source.CopyTo(target);
            }

            if (draw.ChangesValues)
                ValueChange.Apply(target[..imageLength], draw.Brightness, draw.Contrast);
        }
    }
}
