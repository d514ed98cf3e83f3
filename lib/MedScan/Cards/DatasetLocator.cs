using MedScan.Datasets;

namespace MedScan.Cards;

/// <summary>Finds data sets by path or by the name of their card.</summary>
public static class DatasetLocator
{
    /// <summary>Opens a data set.</summary>
    /// <param name="data">A folder or file; or, where nothing of that name exists, a card's name, which means its place below <c>data/raw</c>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DatasetMissingException">It is a card's name, and the data set has not been fetched.</exception>
    /// <exception cref="DatasetException">Nothing is there, it is of another kind, or it is faulty.</exception>
    public static Task<ImageDataset> OpenAsync(string data, CancellationToken cancellationToken = default) =>
        OpenAsync(data, new DatasetOptions(), cancellationToken);

    /// <summary>Opens a data set.</summary>
    /// <param name="data">A folder or file; or, where nothing of that name exists, a card's name, which means its place below <c>data/raw</c>.</param>
    /// <param name="options">How files become samples.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DatasetMissingException">It is a card's name, and the data set has not been fetched.</exception>
    /// <exception cref="DatasetException">Nothing is there, it is of another kind, or it is faulty.</exception>
    public static async Task<ImageDataset> OpenAsync(string data, DatasetOptions options, CancellationToken cancellationToken = default) =>
        await ImageDataset.OpenAsync(await ResolveAsync(data, cancellationToken).ConfigureAwait(false), options, cancellationToken).ConfigureAwait(false);

    /// <summary>The path that is meant.</summary>
    /// <param name="data">A path or a card's name. A file or folder of that name always wins.</param>
    /// <param name="cancellationToken">Stops reading the cards.</param>
    /// <returns>A path; it exists when <paramref name="data"/> is a card's name.</returns>
    /// <exception cref="DatasetMissingException">It is a card's name, and the data set has not been fetched.</exception>
    /// <exception cref="DatasetException">It is nearly a card's name, and nothing of that name exists.</exception>
    public static Task<string> ResolveAsync(string data, CancellationToken cancellationToken = default) =>
        ResolveAsync(data, CardCatalog.DefaultFolder, CardCatalog.DefaultRawFolder, cancellationToken);

    internal static async Task<string> ResolveAsync(string data, string cards, string raw, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(data);
        if (Path.Exists(data) || Path.GetFileName(data) != data)
            return data;
        CardCatalog catalog = await CardCatalog.OpenAsync(cards, cancellationToken).ConfigureAwait(false);
        if (catalog.Find(data) is not { } card)
        {
            return catalog.Nearest(data) is { } nearest
                ? throw new DatasetException(data, [$"nothing is there; did you mean the card {nearest}?"])
                : data;
        }

        string place = Path.Combine(raw, card.Path);
        return Path.Exists(place) ? place : throw new DatasetMissingException(card, place);
    }
}
