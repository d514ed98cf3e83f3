namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>The content of requests that say all by their type.</summary>
internal sealed record Empty;
