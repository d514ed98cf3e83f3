using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Traces;

/// <summary>One step of a trace.</summary>
/// <param name="TraceId">16 bytes.</param>
/// <param name="SpanId">8 bytes.</param>
/// <param name="ParentId">8 bytes; none for the root.</param>
/// <param name="Name">What was done.</param>
/// <param name="Start">When it began, in nanoseconds since 1970.</param>
/// <param name="End">When it ended; 0 while it runs.</param>
/// <param name="StatusCode">0 unset, 1 all well, 2 failed.</param>
/// <param name="StatusMessage">What went wrong.</param>
/// <param name="Attributes">Values by name.</param>
/// <param name="Events">What happened meanwhile.</param>
internal sealed record Span(
    byte[] TraceId,
    byte[] SpanId,
    byte[] ParentId,
    string Name,
    long Start,
    long End,
    int StatusCode,
    string StatusMessage,
    IReadOnlyList<KeyValuePair<string, JsonNode?>> Attributes,
    IReadOnlyList<SpanEvent> Events)
{
    /// <summary>The id under which MLflow keeps the trace.</summary>
    public string MlflowTraceId => "tr-" + Convert.ToHexStringLower(TraceId);
}
