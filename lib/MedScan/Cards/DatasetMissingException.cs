using MedScan.Cards.Describing;

namespace MedScan.Cards;

/// <summary>A data set is known by its card and does not lie on this machine; the message says how to get it.</summary>
/// <param name="card">Its card.</param>
/// <param name="place">Where it was looked for.</param>
public sealed class DatasetMissingException(DatasetCard card, string place)
    : MedScanException(
        $"The data set {card?.Name} ({card?.Title}) is not in {place}. "
        + (card?.Source.Url is null ? GettingAdvice.ByHand(card!) : $"Get it with: medscan data get {card.Name}"))
{
    /// <summary>The card's name.</summary>
    public string Name { get; } = card.Name;

    /// <summary>Where the data set was looked for.</summary>
    public string Place { get; } = place;
}
