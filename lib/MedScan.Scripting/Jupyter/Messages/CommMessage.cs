namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Closes a comm.</summary>
/// <param name="CommId">Its name.</param>
/// <param name="Data">Nothing.</param>
internal sealed record CommMessage(string CommId, Empty Data);
