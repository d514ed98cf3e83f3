namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>An error, as output, as reply and among user expressions.</summary>
/// <param name="Ename">Its type.</param>
/// <param name="Evalue">Its message.</param>
/// <param name="Traceback">What is shown, line by line.</param>
/// <param name="Status"><c>error</c> in replies, null in outputs.</param>
internal sealed record ErrorContent(string Ename, string Evalue, IReadOnlyList<string> Traceback, string? Status = null);
