namespace MedScan.Auditing.Findings;

/// <summary>Images that are stored unlike the others (file format, channels, bits), or in colour among grey ones.</summary>
public sealed record OddModeFinding : AuditFinding
{
    internal OddModeFinding(string usual, IReadOnlyList<AuditedImage> images)
        : base(images) => Usual = usual;

    /// <summary>What the others are like, for people.</summary>
    public string Usual { get; }
}
