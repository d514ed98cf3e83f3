using MedScan.Experiments;

namespace MedScan.Cards;

/// <summary>No card has the name that was given.</summary>
/// <param name="name">The name.</param>
/// <param name="known">The names that exist.</param>
public sealed class UnknownCardException(string name, IReadOnlyList<string> known)
    : MedScanException($"There is no card '{name}'{Spelling.HintOrStop(name, known)} Known: {string.Join(", ", known)}.")
{
    /// <summary>The name that was given.</summary>
    public string Name { get; } = name;
}
