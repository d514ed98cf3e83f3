using System.Text.Json.Serialization;

namespace MedScan.TrackingServer.Storage;

/// <summary>Writes a list of ids as the JSON that SQLite's <c>json_each</c> reads.</summary>
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class RunIdsContext : JsonSerializerContext;
