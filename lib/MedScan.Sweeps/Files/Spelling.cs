using MedScan.Shared;

namespace MedScan.Sweeps.Files;

/// <summary>Helps out with a word that is not known.</summary>
internal static class Spelling
{
    /// <summary>The end of an error: the candidate that is near enough to be a likely slip, otherwise all of them.</summary>
    /// <param name="word">What was written; case, '-' and '_' do not count.</param>
    /// <param name="candidates">What could have been written.</param>
    public static string Hint(string word, IReadOnlyList<string> candidates) =>
        NearestWord.Of(word, candidates) is { } nearest ? $"did you mean {nearest}?" : $"expected one of {string.Join(", ", candidates)}";
}
