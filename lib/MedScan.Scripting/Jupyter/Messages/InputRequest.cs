namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Ask the person for a line.</summary>
/// <param name="Prompt">What to ask.</param>
/// <param name="Password">Whether what is typed stays hidden.</param>
internal sealed record InputRequest(string Prompt, bool Password);
