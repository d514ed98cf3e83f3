namespace MedScan.Scripting.Notebooks;

/// <summary>Where a running notebook is.</summary>
/// <param name="Number">The code cell that begins or ended, from 1.</param>
/// <param name="Count">Code cells that are run.</param>
/// <param name="Title">The last heading above it; empty where there is none.</param>
/// <param name="Elapsed">How long it took; null while it runs.</param>
public sealed record NotebookProgress(int Number, int Count, string Title, TimeSpan? Elapsed);
