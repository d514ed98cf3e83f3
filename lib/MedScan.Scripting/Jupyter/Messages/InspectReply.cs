using System.Text.Json.Serialization;

namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>What is known of a name.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="Found">Whether anything is.</param>
/// <param name="Data">Its forms by MIME type.</param>
/// <param name="Metadata">About the forms.</param>
internal sealed record InspectReply(
    string Status,
    bool Found,
    [property: JsonConverter(typeof(MimeDataConverter))] IReadOnlyDictionary<string, string> Data,
    [property: JsonConverter(typeof(JsonTextMapConverter))] IReadOnlyDictionary<string, string> Metadata);
