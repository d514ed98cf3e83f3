using System.Text.Json.Serialization;

namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>The value of a cell's last expression.</summary>
/// <param name="Data">Its forms by MIME type.</param>
/// <param name="Metadata">About the forms, by MIME type.</param>
/// <param name="ExecutionCount">The cell's number.</param>
internal sealed record ExecuteResult(
    [property: JsonConverter(typeof(MimeDataConverter))] IReadOnlyDictionary<string, string> Data,
    [property: JsonConverter(typeof(JsonTextMapConverter))] IReadOnlyDictionary<string, string> Metadata,
    int ExecutionCount);
