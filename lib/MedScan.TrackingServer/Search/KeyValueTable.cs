namespace MedScan.TrackingServer.Search;

/// <summary>A table that holds the tags, parameters or metrics of what is searched.</summary>
/// <param name="Name">The table.</param>
/// <param name="Key">Its column of keys.</param>
/// <param name="Value">Its column of values.</param>
/// <param name="Owner">Its column or columns, separated by commas, that say whose value it is.</param>
/// <param name="Searched">The column or columns of the searched table that <paramref name="Owner"/> refers to, with its alias.</param>
internal sealed record KeyValueTable(string Name, string Key, string Value, string Owner, string Searched);
