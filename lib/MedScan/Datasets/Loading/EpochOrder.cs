namespace MedScan.Datasets.Loading;

/// <summary>Which samples an epoch shows, in which order.</summary>
internal static class EpochOrder
{
    // Keeps the order's random stream apart from those of the augmentation, whose second name is a position.
    private const long OrderStream = -1;

    /// <param name="indices">The samples to show.</param>
    /// <param name="labelOf">Label per sample of the whole data set.</param>
    /// <param name="options">Shuffle, sampling and seed.</param>
    /// <param name="epoch">The epoch's number.</param>
    /// <returns>As many positions as <paramref name="indices"/>.</returns>
    internal static int[] Of(int[] indices, Func<int, int> labelOf, LoaderOptions options, int epoch)
    {
        if (!options.Shuffle)
            return indices;
        CounterRandom random = new(options.Seed, epoch, OrderStream);
        int[] order = options.Sampling == Sampling.Balanced ? Balance(indices, labelOf, ref random) : [.. indices];
        random.Shuffle<int>(order);
        return order;
    }

    // Each class is dealt from its own shuffled deck, which starts again when it runs out. The images that do not divide evenly
    // go to classes by lot.
    private static int[] Balance(int[] indices, Func<int, int> labelOf, ref CounterRandom random)
    {
        int[][] decks = [.. indices.GroupBy(labelOf).OrderBy(deck => deck.Key).Select(deck => deck.ToArray())];
        int[] lots = [.. Enumerable.Range(0, decks.Length)];
        random.Shuffle<int>(lots);
        int[] order = new int[indices.Length];
        int position = 0;
        for (int lot = 0; lot < lots.Length; lot++)
        {
            int[] deck = decks[lots[lot]];
            int quota = (indices.Length / decks.Length) + (lot < indices.Length % decks.Length ? 1 : 0);
            for (int drawn = 0; drawn < quota; drawn++)
            {
                if (drawn % deck.Length == 0)
                    random.Shuffle<int>(deck);
                order[position++] = deck[drawn % deck.Length];
            }
        }

        return order;
    }
}
