using MedScan.Datasets.Indexing;
using MedScan.Imaging;

namespace MedScan.Cards.Unpacking;

/// <summary>Which files of a package make up the data set, and where each of them goes.</summary>
/// <remarks>Archives of one set differ in the folders around it: a forge puts all into a folder named after the commit, others add
/// <c>Data/</c> or <c>__MACOSX/</c>, or hold the whole set twice. So the set is found by its class folders.</remarks>
internal sealed class PackagePlan
{
    private readonly Dictionary<string, string> places;

    private PackagePlan(Dictionary<string, string> places, int others) => (this.places, Others) = (places, others);

    /// <summary>Files that make up the data set.</summary>
    public int Files => places.Count;

    /// <summary>Files that do not belong to it.</summary>
    public int Others { get; }

    /// <summary>Where a file goes, relative to the data set; null when it does not belong to it.</summary>
    public string? PlaceOf(string name) => places.GetValueOrDefault(name);

    /// <summary>Finds the set among the names.</summary>
    /// <exception cref="ArchiveException">It is not there, or two files would go to one place.</exception>
    public static PackagePlan Make(string package, DatasetCard card, IReadOnlyList<string> names)
    {
        List<(string Name, string Root, string Place)> found = [.. names.Select(name => Locate(card, name)).OfType<(string, string, string)>()];
        if (found.Count == 0)
        {
            string expected = card.Layout == CardLayout.Npz
                ? $"the file {card.Path}"
                : $"images in folders named {string.Join(", ", card.Classes.Take(6))}{(card.Classes.Count > 6 ? ", ..." : "")}";
            throw new ArchiveException(package, $"it does not hold {card.Title}: among its {names.Count} files are no {expected}.");
        }

        // The whole set may be there twice; the copy with most images counts, of equal ones that nearest to the top.
        string root = found.CountBy(file => file.Root).OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;
        Dictionary<string, string> places = new(StringComparer.Ordinal);
        Dictionary<string, string> taken = new(EntryName.Comparer);
        foreach ((string name, _, string place) in found.Where(file => file.Root == root))
        {
            if (!taken.TryAdd(place, name) || !places.TryAdd(name, place))
                throw new ArchiveException(package, $"the entries {EntryName.Shown(taken[place])} and {EntryName.Shown(name)} go to the same place.");
        }

        return new PackagePlan(places, names.Count - places.Count);
    }

    // The folders around the set, and the place within it: [split/]class/...
    private static (string Name, string Root, string Place)? Locate(DatasetCard card, string name)
    {
        string[] parts = name.Split('/');
        if (card.Layout == CardLayout.Npz)
            return parts[^1] == card.Path ? (name, string.Join('/', parts[..^1]), card.Path) : null;
        if (!ImageDecoder.IsSupportedExtension(name) || parts.Any(part => part.StartsWith('.') || part == "__MACOSX"))
            return null;
        for (int index = parts.Length - 2; index >= 0; index--)
        {
            string folder = card.Source.Rename.GetValueOrDefault(parts[index], parts[index]);
            if (!card.Classes.Contains(folder, StringComparer.Ordinal))
                continue;
            int first = index > 0 && SplitName.Parse(parts[index - 1]) is not null ? index - 1 : index;
            string[] place = [.. parts[first..index], folder, .. parts[(index + 1)..]];
            return (name, string.Join('/', parts[..first]), string.Join('/', place));
        }

        return null;
    }
}
