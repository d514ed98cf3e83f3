using MedScan.Cards.Describing;
using MedScan.Experiments;

namespace MedScan.Cards;

/// <summary>Reads cards: YAML 1.2 with the keys that <see cref="DatasetCard"/> names.</summary>
public static class CardLoader
{
    private const int MaxBytes = 1 << 20; // far above any card, far below what would hurt

    /// <summary>Reads a card's file.</summary>
    /// <param name="path">The file; its name without extension is the card's.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DatasetCardException">Something is wrong; all faults are listed together.</exception>
    public static async Task<DatasetCard> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes } file)
                throw new DatasetCardException(path, [new ConfigFault(path, "", $"expected a card of at most {MaxBytes} bytes, got {file.Length}")]);
            return Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetCardException(path, [new ConfigFault(path, "", $"the card cannot be read: {exception.Message}")]);
        }
    }

    /// <summary>Reads a card from text.</summary>
    /// <param name="yaml">A whole document.</param>
    /// <param name="source">What errors call the text, usually its file's path; the card is named after it.</param>
    /// <exception cref="DatasetCardException">Something is wrong; all faults are listed together.</exception>
    public static DatasetCard Parse(string yaml, string source)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentException.ThrowIfNullOrEmpty(source);
        var faults = new List<ConfigFault>();
        if (ConfigYamlReader.Read(yaml, source, faults, "a card needs at least a title, classes and the number of images") is not { } map)
            throw new DatasetCardException(source, faults);

        string name = Path.GetFileNameWithoutExtension(source);
        if (!RunNameFormat.IsValid(name))
            faults.Add(new ConfigFault(source, "", $"a card's file name is its name: letters, digits, '.', '_' and '-', got '{name}'"));
        var reading = new ConfigReading([.. CardSchema.Card.Paths]);
        var empty = new DatasetCard { Name = name, Title = "", About = "", Licence = "", Citation = "", Classes = [], Images = 0, Path = name };
        DatasetCard card = CardSchema.Card.Read(empty, map, "", reading);
        faults.AddRange(reading.Faults);
        foreach ((string key, string why) in CardSchema.Required)
        {
            if (map.Find(key) is null)
                faults.Add(new ConfigFault($"{source}:1:1", key, $"required: {why}"));
        }

        if (faults.Count == 0)
            AddContradictions(card, map, faults);
        return faults.Count == 0 ? card : throw new DatasetCardException(source, faults);
    }

    // Values that are right alone and impossible together.
    private static void AddContradictions(DatasetCard card, ConfigMap map, List<ConfigFault> faults)
    {
        if (card.Classes.Count < 2)
            Add("classes", $"expected two classes or more, got {card.Classes.Count}");
        if (card.Classes.Distinct(StringComparer.Ordinal).Count() < card.Classes.Count)
            Add("classes", "a class is named twice");
        foreach ((Datasets.DataSplit split, IReadOnlyList<int> counts) in card.ImagesPerClass.Known.Where(split => split.Counts.Count != card.Classes.Count))
        {
            string key = $"images_per_class.{split.ToString().ToLowerInvariant()}";
            Add(key, $"expected a number for each of the {card.Classes.Count} classes, got {counts.Count}");
        }

        long counted = card.ImagesPerClass.Known.Sum(split => split.Counts.Sum(count => (long)count));
        if (faults.Count == 0 && counted > 0 && counted != card.Images)
            Add("images", $"expected {counted}, which is what images_per_class adds up to, got {card.Images}");
        foreach (string unknown in card.Source.Rename.Values.Except(card.Classes, StringComparer.Ordinal))
            Add("source.rename", $"'{unknown}' is no class of this card{Spelling.Hint(unknown, card.Classes)}");
        if (card.Source.Url is null && card.Source.Login is null)
            Add("source", "expected source.url, or source.login with what a person has to do");
        if (card.Layout == CardLayout.Npz && !card.Path.EndsWith(".npz", StringComparison.Ordinal))
            Add("path", $"expected the name of a .npz file because of 'layout: npz', got '{card.Path}'");

        void Add(string key, string message) => faults.Add(new ConfigFault(map.FindPath(key)?.Location ?? map.Location, key, message));
    }
}
