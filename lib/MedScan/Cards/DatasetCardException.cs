using MedScan.Experiments;

namespace MedScan.Cards;

/// <summary>A card cannot be used; every fault that was found is listed with its line.</summary>
public sealed class DatasetCardException : MedScanException
{
    /// <summary>Creates the exception from its faults.</summary>
    /// <param name="card">The card's file.</param>
    /// <param name="faults">At least one, in the order in which they should be read.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public DatasetCardException(string card, IReadOnlyList<ConfigFault> faults)
        : base(Describe(card, faults)) => (Card, Faults) = (card, faults);

    /// <summary>The card's file.</summary>
    public string Card { get; }

    /// <summary>What is wrong, at least one entry.</summary>
    public IReadOnlyList<ConfigFault> Faults { get; }

    private static string Describe(string card, IReadOnlyList<ConfigFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return faults.Count switch
        {
            0 => throw new ArgumentException("Expected at least one fault, got none.", nameof(faults)),
            1 => faults[0].ToString(),
            _ => $"The card {card} has {faults.Count} faults:\n" + string.Join('\n', faults.Select(fault => "  " + fault)),
        };
    }
}
