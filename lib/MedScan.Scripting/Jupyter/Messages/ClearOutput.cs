namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Remove the outputs of the cell.</summary>
/// <param name="Wait">Only when the next one comes.</param>
internal sealed record ClearOutput(bool Wait);
