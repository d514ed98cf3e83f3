namespace MedScan.Scripting.Notebooks;

/// <summary>Why a notebook stopped before its end.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Cell">In which cell, counted from 1 over cells of all kinds; 0 = before the first.</param>
/// <param name="Line">In which of the cell's lines, from 1; null where that is not known.</param>
/// <param name="Message">What happened, in words for a person.</param>
public sealed record NotebookFailure(NotebookFailureKind Kind, int Cell, int? Line, string Message)
{
    /// <summary>What the kernel wrote to its own standard error before it ended; empty where nothing.</summary>
    public string KernelLog { get; init; } = "";
}
