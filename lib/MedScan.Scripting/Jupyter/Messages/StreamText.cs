namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Text that was written.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text.</param>
internal sealed record StreamText(string Name, string Text);
