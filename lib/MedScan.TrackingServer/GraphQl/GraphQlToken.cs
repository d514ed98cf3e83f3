namespace MedScan.TrackingServer.GraphQl;

/// <summary>A word of a request.</summary>
internal readonly record struct GraphQlToken(GraphQlTokenKind Kind, string Text);
