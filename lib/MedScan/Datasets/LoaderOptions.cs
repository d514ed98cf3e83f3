namespace MedScan.Datasets;

/// <summary>How batches are formed.</summary>
public sealed record LoaderOptions
{
    /// <summary>Images per batch, at least 1; the last batch of an epoch may hold fewer.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Whether each epoch has its own random order; otherwise the order of the indices.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Whether a last batch that is not full is left out.</summary>
    public bool DropLast { get; init; }

    /// <summary>How often samples are seen; all but natural sampling needs <see cref="Shuffle"/>.</summary>
    public Sampling Sampling { get; init; } = Sampling.Natural;

    /// <summary>Random changes to the images.</summary>
    public AugmentationOptions Augmentation { get; init; } = AugmentationOptions.None;

    /// <summary>Threads that fill batches; 0 for a quarter of the processors, at least 1 and at most 4, since training needs them more.</summary>
    public int Workers { get; init; }

    /// <summary>Batches that may lie ready ahead of the consumer, at least 1; each takes a batch of memory.</summary>
    public int Prefetch { get; init; } = 4;

    /// <summary>Decides order and augmentation.</summary>
    public int Seed { get; init; }
}
