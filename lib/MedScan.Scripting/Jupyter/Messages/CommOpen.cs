namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Open a comm.</summary>
/// <param name="CommId">Its name.</param>
/// <param name="TargetName">Who should take it.</param>
internal sealed record CommOpen(string CommId, string? TargetName);
