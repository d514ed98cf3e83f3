namespace MedScan.TrackingServer.GraphQl;

/// <summary>A query that cannot be carried out; the message becomes its answer's error.</summary>
internal sealed class GraphQlException(string message) : Exception(message);
