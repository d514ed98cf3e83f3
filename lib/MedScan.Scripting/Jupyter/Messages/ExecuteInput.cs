namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Tells all clients what is run.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="ExecutionCount">Its number.</param>
internal sealed record ExecuteInput(string Code, int ExecutionCount);
