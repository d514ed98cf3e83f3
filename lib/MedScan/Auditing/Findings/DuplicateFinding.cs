namespace MedScan.Auditing.Findings;

/// <summary>Images that show the same.</summary>
public sealed record DuplicateFinding : AuditFinding
{
    internal DuplicateFinding(DuplicateKind kind, IReadOnlyList<AuditedImage> images, IReadOnlyList<SimilarPair> pairs)
        : base(images)
    {
        Kind = kind;
        Pairs = pairs;
    }

    /// <summary>How the images belong together. Images of the same file stand again among those of the same pixels when the picture also
    /// occurs in other bytes, and both among near duplicates when there are any.</summary>
    public DuplicateKind Kind { get; }

    /// <summary>For near duplicates: which pictures were compared, one pair for each two pictures; otherwise empty.</summary>
    public IReadOnlyList<SimilarPair> Pairs { get; }
}
