namespace MedScan.Auditing.Findings;

/// <summary>Images whose size or shape is unlike that of the others.</summary>
public sealed record OddSizeFinding : AuditFinding
{
    internal OddSizeFinding(string usual, IReadOnlyList<AuditedImage> images)
        : base(images) => Usual = usual;

    /// <summary>What the others are like, for people.</summary>
    public string Usual { get; }
}
