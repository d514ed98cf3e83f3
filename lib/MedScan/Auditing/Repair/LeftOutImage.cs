namespace MedScan.Auditing.Repair;

/// <summary>An image that is not in a clean split.</summary>
/// <param name="Image">The image.</param>
/// <param name="Reason">Why it was left out.</param>
/// <param name="Because">Path of the image that stays in its place, or that contradicts it; null for unreadable ones.</param>
public sealed record LeftOutImage(AuditedImage Image, LeftOutReason Reason, string? Because);
