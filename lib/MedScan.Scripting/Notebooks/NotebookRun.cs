namespace MedScan.Scripting.Notebooks;

/// <summary>How running a notebook ended.</summary>
/// <param name="Document">The notebook with the outputs that there are.</param>
/// <param name="Failure">Why it stopped before its end; null where it did not.</param>
public sealed record NotebookRun(NotebookDocument Document, NotebookFailure? Failure);
