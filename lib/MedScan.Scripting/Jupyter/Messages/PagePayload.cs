using System.Text.Json.Serialization;

namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Text that the client shows beside the notebook.</summary>
/// <param name="Source"><c>page</c>.</param>
/// <param name="Data">Its forms by MIME type.</param>
/// <param name="Start">The line to begin with.</param>
internal sealed record PagePayload(
    string Source,
    [property: JsonConverter(typeof(MimeDataConverter))] IReadOnlyDictionary<string, string> Data,
    int Start = 0);
