namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>What the kernel is doing.</summary>
/// <param name="ExecutionState"><c>starting</c>, <c>busy</c> or <c>idle</c>.</param>
internal sealed record ExecutionStatus(string ExecutionState);
