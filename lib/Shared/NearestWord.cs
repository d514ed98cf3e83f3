namespace MedScan.Shared;

/// <summary>Finds the word that somebody probably meant. One file, compiled into each library that reads what people write.</summary>
internal static class NearestWord
{
    /// <summary>The candidate that needs the fewest typing corrections, if it is near enough to be a likely slip.</summary>
    /// <param name="word">What was written; case, '-' and '_' do not count.</param>
    /// <param name="candidates">What could have been written; of equally near ones the first wins.</param>
    /// <returns><see langword="null"/> when every candidate differs in more than about a third of its letters.</returns>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        string written = Fold(word);
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in candidates)
        {
            string folded = Fold(candidate);
            int limit = Math.Max(1, Math.Max(written.Length, folded.Length) / 3);
            if (Math.Abs(written.Length - folded.Length) > limit)
                continue; // at least this many insertions; also keeps pathologically long words cheap
            int distance = Distance(written, folded);
            if (distance <= limit && distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }
        return best;
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other
    /// (optimal string alignment; Damerau, Communications of the ACM 7(3), 1964).</summary>
    /// <param name="from">Any word.</param>
    /// <param name="to">Any word.</param>
    /// <returns>0 for equal words, at most the longer length.</returns>
    public static int Distance(string from, string to)
    {
        int[,] cost = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }
                int best = Math.Min(cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1), Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
                cost[i, j] = swapped ? Math.Min(best, cost[i - 2, j - 2] + 1) : best;
            }
        }
        return cost[from.Length, to.Length];
    }

    private static string Fold(string word) =>
        word.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
