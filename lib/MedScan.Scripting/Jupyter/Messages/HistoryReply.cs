using System.Text.Json;

namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Cells that were run.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="History">Triples of session, number, and the text or a pair of text and value.</param>
internal sealed record HistoryReply(string Status, IReadOnlyList<IReadOnlyList<JsonElement>> History);
