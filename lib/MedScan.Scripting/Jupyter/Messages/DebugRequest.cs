namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>A request of the debug adapter protocol.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="Command">What it asks for.</param>
internal sealed record DebugRequest(int Seq, string? Command);
