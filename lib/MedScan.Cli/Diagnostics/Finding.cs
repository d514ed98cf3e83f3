namespace MedScan.Cli.Diagnostics;

/// <summary>One thing that was looked at on this machine.</summary>
/// <param name="Section">The heading it belongs under.</param>
/// <param name="Name">What was looked at; unique within the section.</param>
/// <param name="Value">What was found, for people.</param>
/// <param name="State">How to read it.</param>
/// <param name="Remedy">What to do about it, a command where there is one; null when nothing has to be done.</param>
internal sealed record Finding(
    string Section, string Name, string Value, FindingState State = FindingState.Fine, string? Remedy = null);
