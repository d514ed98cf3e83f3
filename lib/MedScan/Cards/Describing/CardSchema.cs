using MedScan.Experiments;

namespace MedScan.Cards.Describing;

/// <summary>The keys of a card, with their types and ranges.</summary>
internal static class CardSchema
{
    private static readonly WholeNumberFormat Count = new(0, int.MaxValue);

    private static readonly ConfigSection<CardCounts> Counts = new(
        new ConfigListField<CardCounts, int>("unassigned", Count, s => s.Unassigned, (s, v) => s with { Unassigned = v }),
        new ConfigListField<CardCounts, int>("train", Count, s => s.Train, (s, v) => s with { Train = v }),
        new ConfigListField<CardCounts, int>("validation", Count, s => s.Validation, (s, v) => s with { Validation = v }),
        new ConfigListField<CardCounts, int>("test", Count, s => s.Test, (s, v) => s with { Test = v }));

    private static readonly ConfigSection<CardSource> Source = new(
        new ConfigValueField<CardSource, string?>("page", new WebAddressFormat(), s => s.Page, (s, v) => s with { Page = v }),
        new ConfigValueField<CardSource, string?>("url", new WebAddressFormat(), s => s.Url, (s, v) => s with { Url = v }),
        new ConfigValueField<CardSource, string?>("file", new RunNameFormat(), s => s.File, (s, v) => s with { File = v }),
        new ConfigValueField<CardSource, long?>("bytes", new ByteCountFormat(), s => s.Bytes, (s, v) => s with { Bytes = v }),
        new ConfigValueField<CardSource, string?>("sha256", new HexFormat("SHA-256", 64), s => s.Sha256, (s, v) => s with { Sha256 = v }),
        new ConfigValueField<CardSource, string?>("md5", new HexFormat("MD5", 32), s => s.Md5, (s, v) => s with { Md5 = v }),
        new ConfigValueField<CardSource, string?>("login", new OptionalTextFormat("a sentence"), s => s.Login, (s, v) => s with { Login = v }),
        new ConfigTableField<CardSource, string?>(
            "rename", new TextFormat("a class"), s => s.Rename!, (s, v) => s with { Rename = v.ToDictionary(pair => pair.Key, pair => pair.Value!) }));

    /// <summary>The whole card.</summary>
    public static ConfigSection<DatasetCard> Card { get; } = new(
        new ConfigValueField<DatasetCard, string?>("title", new TextFormat("the set's own name"), s => s.Title, (s, v) => s with { Title = v! }),
        new ConfigValueField<DatasetCard, string?>("about", new TextFormat("a sentence"), s => s.About, (s, v) => s with { About = v! }),
        new ConfigValueField<DatasetCard, string?>("licence", new TextFormat("the terms of use"), s => s.Licence, (s, v) => s with { Licence = v! }),
        new ConfigValueField<DatasetCard, string?>("citation", new TextFormat("authors, title, place, year"), s => s.Citation, (s, v) => s with { Citation = v! }),
        new ConfigValueField<DatasetCard, CardLayout>(
            "layout", new ChoiceFormat<CardLayout>(("folder", CardLayout.Folder), ("npz", CardLayout.Npz)), s => s.Layout, (s, v) => s with { Layout = v }),
        new ConfigListField<DatasetCard, string?>("classes", new TextFormat("a class name"), s => s.Classes, (s, v) => s with { Classes = [.. v.OfType<string>()] }),
        new ConfigValueField<DatasetCard, int>("images", new WholeNumberFormat(1, int.MaxValue), s => s.Images, (s, v) => s with { Images = v }),
        new ConfigSectionField<DatasetCard, CardCounts>("images_per_class", Counts, s => s.ImagesPerClass, (s, v) => s with { ImagesPerClass = v }),
        new ConfigValueField<DatasetCard, long?>("bytes", new ByteCountFormat(), s => s.Bytes, (s, v) => s with { Bytes = v }),
        new ConfigValueField<DatasetCard, string?>("digest", new HexFormat("SHA-256", 64), s => s.Digest, (s, v) => s with { Digest = v }),
        new ConfigValueField<DatasetCard, string?>("path", new RunNameFormat(), s => s.Path, (s, v) => s with { Path = v! }),
        new ConfigSectionField<DatasetCard, CardSource>("source", Source, s => s.Source, (s, v) => s with { Source = v }),
        new ConfigListField<DatasetCard, string?>("faults", new TextFormat("a sentence"), s => s.Faults, (s, v) => s with { Faults = [.. v.OfType<string>()] }));

    /// <summary>Keys without which a card says too little.</summary>
    public static IReadOnlyList<(string Key, string Why)> Required { get; } =
    [
        ("title", "the set's own name"),
        ("about", "what the images show"),
        ("licence", "under which terms it may be used"),
        ("citation", "what a publication cites"),
        ("classes", "the class names"),
        ("images", "how many images it has"),
    ];
}
