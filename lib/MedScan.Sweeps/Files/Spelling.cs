namespace MedScan.Sweeps.Files;

/// <summary>Finds the word that somebody probably meant.</summary>
internal static class Spelling
{
    /// <summary>The end of an error: the candidate that is near enough to be a likely slip, otherwise all of them.</summary>
    /// <param name="word">What was written; case, '-' and '_' do not count.</param>
    /// <param name="candidates">What could have been written.</param>
    public static string Hint(string word, IReadOnlyList<string> candidates) =>
        Nearest(word, candidates) is { } nearest ? $"did you mean {nearest}?" : $"expected one of {string.Join(", ", candidates)}";

    private static string? Nearest(string word, IReadOnlyList<string> candidates)
    {
        string written = Fold(word);
        (string Candidate, int Distance, int Limit)[] near = [.. candidates
            .Select(c => (Candidate: c, Folded: Fold(c)))
            .Select(c => (c.Candidate, c.Folded, Limit: Math.Max(1, Math.Max(written.Length, c.Folded.Length) / 3)))
            .Where(c => Math.Abs(c.Folded.Length - written.Length) <= c.Limit) // also keeps endless words cheap
            .Select(c => (c.Candidate, Distance(written, c.Folded), c.Limit))
            .Where(static c => c.Item2 <= c.Limit)];
        return near.Length == 0 ? null : near.MinBy(static c => c.Distance).Candidate;
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other.</summary>
    private static int Distance(string from, string to)
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
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    best = Math.Min(best, cost[i - 2, j - 2] + 1);
                cost[i, j] = best;
            }
        }
        return cost[from.Length, to.Length];
    }

    private static string Fold(string word) => word.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
