namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>An entry of the client's help menu.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Url">What it opens.</param>
internal sealed record HelpLink(string Text, string Url);
