namespace MedScan.Scripting.Sessions;

/// <summary>What is known of the name at a position.</summary>
/// <param name="Signature">The declaration as source text.</param>
/// <param name="Documentation">Its documentation as plain text; empty where there is none.</param>
/// <param name="Value">The value as text when the name is a variable of the session; otherwise null.</param>
public sealed record Inspection(string Signature, string Documentation, string? Value = null);
