using System.Reflection;
using MedScan.Experiments;

namespace MedScan.Cards;

/// <summary>All cards that are known: those that come with MedScan, and those of a folder, which win where names are the same.</summary>
public sealed class CardCatalog
{
    /// <summary>Where cards are looked for, below the current folder.</summary>
    public const string DefaultFolder = "data";

    /// <summary>Where fetched data sets lie, below the current folder.</summary>
    public const string DefaultRawFolder = "data/raw";

    private const string ResourcePrefix = "cards/";

    private CardCatalog(IReadOnlyList<DatasetCard> cards, IReadOnlyDictionary<string, DatasetCardException> faulty) =>
        (Cards, Faulty) = (cards, faulty);

    /// <summary>The cards that can be used, in ordinal order of their names.</summary>
    public IReadOnlyList<DatasetCard> Cards { get; }

    /// <summary>By name, what is wrong with the cards that cannot be used.</summary>
    public IReadOnlyDictionary<string, DatasetCardException> Faulty { get; }

    /// <summary>Reads all cards.</summary>
    /// <param name="folder">Its <c>*.yaml</c> files are cards; it need not exist.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<CardCatalog> OpenAsync(string folder = DefaultFolder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        SortedDictionary<string, DatasetCard> cards = new(StringComparer.Ordinal);
        Dictionary<string, DatasetCardException> faulty = new(StringComparer.Ordinal);
        Assembly assembly = typeof(CardCatalog).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!);
            DatasetCard card = CardLoader.Parse(await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false), resource[ResourcePrefix.Length..]);
            cards[card.Name] = card;
        }

        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            cards.Remove(name);
            try
            {
                cards[name] = await CardLoader.LoadAsync(file, cancellationToken).ConfigureAwait(false);
            }
            catch (DatasetCardException exception)
            {
                faulty[name] = exception;
            }
        }

        return new CardCatalog([.. cards.Values], faulty);
    }

    /// <summary>The card of this name, or null when there is none.</summary>
    /// <param name="name">As in <see cref="DatasetCard.Name"/>.</param>
    /// <exception cref="DatasetCardException">There is one, and it is faulty.</exception>
    public DatasetCard? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Faulty.TryGetValue(name, out DatasetCardException? exception) ? throw exception : Cards.FirstOrDefault(card => card.Name == name);
    }

    /// <summary>The card of this name.</summary>
    /// <param name="name">As in <see cref="DatasetCard.Name"/>.</param>
    /// <exception cref="UnknownCardException">There is none.</exception>
    /// <exception cref="DatasetCardException">There is one, and it is faulty.</exception>
    public DatasetCard Get(string name) => Find(name) ?? throw new UnknownCardException(name, [.. Cards.Select(card => card.Name)]);

    /// <summary>The name that was probably meant, or null.</summary>
    internal string? Nearest(string name) => Spelling.Nearest(name, Cards.Select(card => card.Name));
}
