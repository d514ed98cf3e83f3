namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>What is known of the name at the cursor.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="CursorPos">The cursor in unicode code points; the end when null.</param>
/// <param name="DetailLevel">0 for the declaration and its documentation, 1 for the value too.</param>
internal sealed record InspectRequest(string Code, int? CursorPos, int DetailLevel = 0);
