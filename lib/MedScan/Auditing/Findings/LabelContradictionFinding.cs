namespace MedScan.Auditing.Findings;

/// <summary>The same picture under several labels; at least one of them is wrong, and only a person can say which.</summary>
public sealed record LabelContradictionFinding : AuditFinding
{
    internal LabelContradictionFinding(DuplicateKind kind, IReadOnlyList<AuditedImage> images)
        : base(images) => Kind = kind;

    /// <summary>How the images belong together.</summary>
    public DuplicateKind Kind { get; }
}
