using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Traces;

/// <summary>Something that happened while a span ran.</summary>
/// <param name="Name">What it was.</param>
/// <param name="Time">When, in nanoseconds since 1970.</param>
/// <param name="Attributes">Values by name.</param>
internal sealed record SpanEvent(string Name, long Time, IReadOnlyList<KeyValuePair<string, JsonNode?>> Attributes);
