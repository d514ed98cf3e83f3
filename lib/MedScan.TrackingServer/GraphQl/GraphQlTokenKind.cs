namespace MedScan.TrackingServer.GraphQl;

/// <summary>The words of the language.</summary>
internal enum GraphQlTokenKind
{
    Punctuation,
    Name,
    Integer,
    Float,
    Text,
}
