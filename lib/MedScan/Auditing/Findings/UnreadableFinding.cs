namespace MedScan.Auditing.Findings;

/// <summary>Files that cannot be decoded; each image's note says why.</summary>
public sealed record UnreadableFinding : AuditFinding
{
    internal UnreadableFinding(IReadOnlyList<AuditedImage> images)
        : base(images)
    {
    }
}
