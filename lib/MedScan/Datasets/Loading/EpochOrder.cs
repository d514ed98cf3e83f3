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
    /// <returns>As many positions as <see cref="Length"/> says.</returns>
    internal static int[] Of(int[] indices, Func<int, int> labelOf, LoaderOptions options, int epoch)
    {
        if (!options.Shuffle)
            return indices;
        CounterRandom random = new(options.Seed, epoch, OrderStream);
        int[] order = options.Sampling switch
        {
            Sampling.Balanced => Balance(indices, labelOf, ref random),
            Sampling.Oversampled => Oversample(indices, labelOf, ref random),
            _ => [.. indices],
        };
        random.Shuffle<int>(order);
        return order;
    }

    /// <summary>Images of an epoch.</summary>
    internal static int Length(int[] indices, Func<int, int> labelOf, LoaderOptions options)
    {
        if (options.Sampling != Sampling.Oversampled || indices.Length == 0)
            return indices.Length;
        int[] sizes = [.. indices.CountBy(labelOf).Select(pair => pair.Value)];
        return checked(sizes.Length * sizes.Max());
    }

    // Each class is dealt from its own shuffled deck, which starts again when it runs out. The images that do not divide evenly
    // go to classes by lot.
    private static int[] Balance(int[] indices, Func<int, int> labelOf, ref CounterRandom random)
    {
        int[][] decks = Decks(indices, labelOf);
        int[] lots = [.. Enumerable.Range(0, decks.Length)];
        random.Shuffle<int>(lots);
        int[] order = new int[indices.Length];
        int position = 0;
        for (int lot = 0; lot < lots.Length; lot++)
        {
            int quota = (indices.Length / decks.Length) + (lot < indices.Length % decks.Length ? 1 : 0);
            Deal(decks[lots[lot]], order.AsSpan(position, quota), ref random);
            position += quota;
        }

        return order;
    }

    // Dealing from shuffled decks shows each sample either n or n + 1 times.
    private static int[] Oversample(int[] indices, Func<int, int> labelOf, ref CounterRandom random)
    {
        int[][] decks = Decks(indices, labelOf);
        int quota = decks.Max(deck => deck.Length);
        var order = new int[decks.Length * quota];
        for (int deck = 0; deck < decks.Length; deck++)
            Deal(decks[deck], order.AsSpan(deck * quota, quota), ref random);
        return order;
    }

    // By class, so that the random stream does not depend on the order of the indices' classes.
    private static int[][] Decks(int[] indices, Func<int, int> labelOf) =>
        [.. indices.GroupBy(labelOf).OrderBy(deck => deck.Key).Select(deck => deck.ToArray())];

    private static void Deal(int[] deck, Span<int> hand, ref CounterRandom random)
    {
        for (int drawn = 0; drawn < hand.Length; drawn++)
        {
            if (drawn % deck.Length == 0)
                random.Shuffle<int>(deck);
            hand[drawn] = deck[drawn % deck.Length];
        }
    }
}
