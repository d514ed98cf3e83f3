namespace MedScan.Auditing.Findings;

/// <summary>Images with even bands at opposite edges that end in a straight line, as letterboxes and frames do and anatomy does not.</summary>
public sealed record BorderFinding : AuditFinding
{
    internal BorderFinding(IReadOnlyList<AuditedImage> images)
        : base(images)
    {
    }
}
