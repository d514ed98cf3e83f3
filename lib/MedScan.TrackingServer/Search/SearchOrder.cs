namespace MedScan.TrackingServer.Search;

/// <summary>One criterion of an order, checked against the rules of its search.</summary>
internal sealed record SearchOrder(SearchEntity Entity, string Key, bool Ascending);
