using System.Text.Json.Serialization;

namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>A value to show, or (as <c>update_display_data</c>) to show instead of an earlier one, or (in a reply's user
/// expressions) a value that was asked for.</summary>
/// <param name="Data">Its forms by MIME type.</param>
/// <param name="Metadata">About the forms, by MIME type.</param>
/// <param name="Transient">What is not stored in the notebook; null with user expressions.</param>
/// <param name="Status"><c>ok</c> with user expressions, else null.</param>
internal sealed record DisplayData(
    [property: JsonConverter(typeof(MimeDataConverter))] IReadOnlyDictionary<string, string> Data,
    [property: JsonConverter(typeof(JsonTextMapConverter))] IReadOnlyDictionary<string, string> Metadata,
    Transient? Transient,
    string? Status = null);
