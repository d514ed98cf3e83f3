namespace MedScan.Scripting.Sessions;

/// <summary>What can stand at a position.</summary>
/// <param name="Items">The choices, sorted by text; no text twice.</param>
/// <param name="Start">Where the text that is replaced begins, in UTF-16 units from 0.</param>
/// <param name="End">Where it ends.</param>
public sealed record CompletionList(IReadOnlyList<CompletionItem> Items, int Start, int End)
{
    /// <summary>No choice at a position.</summary>
    /// <param name="position">The position.</param>
    /// <returns>An empty list.</returns>
    public static CompletionList Empty(int position) => new([], position, position);
}
