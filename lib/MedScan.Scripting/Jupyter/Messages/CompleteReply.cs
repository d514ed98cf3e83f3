using System.Text.Json.Serialization;

namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>What can stand at the cursor.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="Matches">The texts.</param>
/// <param name="CursorStart">Where the text begins that they replace, in unicode code points.</param>
/// <param name="CursorEnd">Where it ends.</param>
/// <param name="Metadata">More about each.</param>
internal sealed record CompleteReply(string Status, IReadOnlyList<string> Matches, int CursorStart, int CursorEnd, CompleteReply.Details Metadata)
{
    /// <summary>More about each match, as JupyterLab and VS Code read it.</summary>
    /// <param name="Types">In the order of the matches.</param>
    internal sealed record Details([property: JsonPropertyName("_jupyter_types_experimental")] IReadOnlyList<Match> Types);

    /// <summary>One match.</summary>
    /// <param name="Start">As of the reply.</param>
    /// <param name="End">As of the reply.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Type">What it is.</param>
    /// <param name="Signature">A line that says more.</param>
    internal sealed record Match(int Start, int End, string Text, string Type, string Signature);
}
