namespace MedScan.Auditing.Findings;

/// <summary>Images that show nothing: nearly all of their pixels have one grey level.</summary>
public sealed record NearConstantFinding : AuditFinding
{
    internal NearConstantFinding(IReadOnlyList<AuditedImage> images)
        : base(images)
    {
    }
}
