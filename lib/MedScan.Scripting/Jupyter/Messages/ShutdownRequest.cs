namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>End.</summary>
/// <param name="Restart">Whether a new kernel follows.</param>
internal sealed record ShutdownRequest(bool Restart = false);
