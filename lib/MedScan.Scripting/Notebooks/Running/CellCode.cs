using MedScan.Scripting.Notebooks.Formats;

namespace MedScan.Scripting.Notebooks.Running;

/// <summary>The text of a cell as the kernel gets it.</summary>
/// <param name="Text">With a first line that names the language where that is not the kernel's.</param>
/// <param name="AddedLines">How many lines stand before the cell's own.</param>
internal sealed record CellCode(string Text, int AddedLines)
{
    public static CellCode Of(NotebookCell cell, string kernelLanguage)
    {
        if (cell.Language is not { } language || (NotebookLanguage.Known(language) ?? language) == kernelLanguage || NamesLanguage(cell.Source))
            return new CellCode(cell.Source, 0);
        // Only what can begin a cell can be a language's magic; a mark that no tool here knows is left alone.
        return DibFormat.SeparatorOf($"#!{language}") is null ? new CellCode(cell.Source, 0) : new CellCode($"#!{language}\n{cell.Source}", 1);
    }

    private static bool NamesLanguage(string source) =>
        source.Split('\n').FirstOrDefault(static line => line.Trim().Length > 0) is { } first && DibFormat.SeparatorOf(first.Split(' ')[0]) is not null;
}
