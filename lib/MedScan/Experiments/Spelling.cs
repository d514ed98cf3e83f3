namespace MedScan.Experiments;

/// <summary>Finds the word that somebody probably meant.</summary>
public static class Spelling
{
    /// <summary>The candidate that needs the fewest typing corrections, if it is near enough to be a likely slip.</summary>
    /// <param name="word">What was written; case, '-' and '_' do not count.</param>
    /// <param name="candidates">What could have been written; of equally near ones the first wins.</param>
    /// <returns><see langword="null"/> when every candidate differs in more than about a third of its letters.</returns>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        string written = Fold(word);
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in candidates)
        {
            string folded = Fold(candidate);
            int limit = Math.Max(1, Math.Max(written.Length, folded.Length) / 3);
            if (Math.Abs(written.Length - folded.Length) > limit)
            {
                continue; // at least this many insertions; also keeps pathologically long words cheap
            }

            int distance = Distance(written, folded);
            if (distance <= limit && distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>A hint to append to an error: <c>"; did you mean x?"</c>, or nothing when no candidate is near.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="candidates">What could have been written.</param>
    public static string Hint(string word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } nearest ? $"; did you mean {nearest}?" : "";

    /// <summary>The end of a sentence: the hint, or a full stop when no candidate is near.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="candidates">What could have been written.</param>
    public static string HintOrStop(string word, IEnumerable<string> candidates) =>
        Hint(word, candidates) is { Length: > 0 } hint ? hint : ".";

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other
    /// (optimal string alignment; Damerau, Communications of the ACM 7(3), 1964).</summary>
    /// <param name="from">Any word.</param>
    /// <param name="to">Any word.</param>
    /// <returns>0 for equal words, at most the longer length.</returns>
    public static int Distance(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var cost = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            cost[i, 0] = i;
        }

        for (int j = 0; j <= to.Length; j++)
        {
            cost[0, j] = j;
        }

        for (int i = 1; i <= from.Length; i++)
        {
            for (int j = 1; j <= to.Length; j++)
            {
                int substitution = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                int value = Math.Min(substitution, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
                cost[i, j] = swapped ? Math.Min(value, cost[i - 2, j - 2] + 1) : value;
            }
        }

        return cost[from.Length, to.Length];
    }

    private static string Fold(string word) =>
        word.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
