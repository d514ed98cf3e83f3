using System.Text.Json.Serialization;

namespace MedScan.Auditing.Findings;

/// <summary>Something that an audit found. The cases are the types that derive from it here; there are no others.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "finding")]
[JsonDerivedType(typeof(DuplicateFinding), "duplicates")]
[JsonDerivedType(typeof(LabelContradictionFinding), "contradicting-labels")]
[JsonDerivedType(typeof(LeakageFinding), "leakage")]
[JsonDerivedType(typeof(UnreadableFinding), "unreadable")]
[JsonDerivedType(typeof(NearConstantFinding), "near-constant")]
[JsonDerivedType(typeof(OddSizeFinding), "odd-size")]
[JsonDerivedType(typeof(OddModeFinding), "odd-mode")]
[JsonDerivedType(typeof(BorderFinding), "border")]
public abstract record AuditFinding
{
    private protected AuditFinding(IReadOnlyList<AuditedImage> images) => Images = images;

    /// <summary>The images it is about, by rising position; at least one.</summary>
    public IReadOnlyList<AuditedImage> Images { get; }
}
