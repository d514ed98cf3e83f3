using MedScan.Shared;

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
        return NearestWord.Of(word, candidates);
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
}
