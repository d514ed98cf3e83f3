namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>What can stand at the cursor.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="CursorPos">The cursor in unicode code points; the end when null.</param>
internal sealed record CompleteRequest(string Code, int? CursorPos);
