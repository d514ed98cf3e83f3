namespace MedScan.Scripting.Hosting;

/// <summary>Why a cell did not run to its end.</summary>
/// <param name="Name">What kind: an exception's type, <c>CompilationError</c>, <c>MagicError</c> or <c>Interrupted</c>.</param>
/// <param name="Message">The reason in one sentence; a compiler's first error with its place.</param>
/// <param name="Traceback">What a person is shown, line by line: the reason, and each place in the cells with its source line.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback);
