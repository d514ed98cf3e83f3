namespace MedScan.TrackingServer.Search;

/// <summary>What a comparison is about.</summary>
internal enum SearchEntity
{
    Attribute,
    Metric,
    Parameter,
    Tag,
    Dataset,
    Metadata,
}
