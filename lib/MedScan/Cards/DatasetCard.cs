namespace MedScan.Cards;

/// <summary>What is known about a public data set: where it comes from, under which terms, what is in it, and what is wrong with it.</summary>
/// <remarks>Written as a small YAML file, see <see cref="CardLoader"/>. Counts and digest describe the set as it was published,
/// faults included.</remarks>
public sealed record DatasetCard
{
    /// <summary>The word by which commands know the set: the file's name without extension.</summary>
    public required string Name { get; init; }

    /// <summary>The set's own name. Key <c>title</c>, required.</summary>
    public required string Title { get; init; }

    /// <summary>What the images show, in a sentence or two. Key <c>about</c>, required.</summary>
    public required string About { get; init; }

    /// <summary>Under which terms it may be used, and where they are stated. Key <c>licence</c>, required.</summary>
    public required string Licence { get; init; }

    /// <summary>What a publication that uses it cites. Key <c>citation</c>, required.</summary>
    public required string Citation { get; init; }

    /// <summary>A folder of image files, or one array file. Key <c>layout</c>: folder, npz.</summary>
    public CardLayout Layout { get; init; } = CardLayout.Folder;

    /// <summary>Class names, two or more. Key <c>classes</c>, required.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Number of images of all classes and splits. Key <c>images</c>, required.</summary>
    public required int Images { get; init; }

    /// <summary>Images per class, in the order of <see cref="Classes"/>, as far as they are known. Key <c>images_per_class</c>.</summary>
    public CardCounts ImagesPerClass { get; init; } = new();

    /// <summary>Size of all images in bytes, where it is known. Key <c>bytes</c>.</summary>
    public long? Bytes { get; init; }

    /// <summary>See <see cref="Versions.DatasetSnapshot.Digest"/>; null where nobody has measured it. Key <c>digest</c>.</summary>
    public string? Digest { get; init; }

    /// <summary>Where it lies below <c>data/raw</c>. Key <c>path</c>; without it, the card's name.</summary>
    public required string Path { get; init; }

    /// <summary>Where it is fetched from. Section <c>source</c>.</summary>
    public CardSource Source { get; init; } = new();

    /// <summary>What should be known before a result on it is believed, a sentence each. Key <c>faults</c>.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
