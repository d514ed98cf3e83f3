namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>What of a display is not stored in the notebook.</summary>
/// <param name="DisplayId">The name it can be updated by; null where nobody will.</param>
internal sealed record Transient(string? DisplayId);
