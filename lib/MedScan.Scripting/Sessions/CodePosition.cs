namespace MedScan.Scripting.Sessions;

/// <summary>A place in source text.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 units, from 1.</param>
public readonly record struct CodePosition(int Line, int Column);
