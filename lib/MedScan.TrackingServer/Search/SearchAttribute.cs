namespace MedScan.TrackingServer.Search;

/// <summary>An attribute that can be searched or sorted by.</summary>
/// <param name="Name">Its one name, whatever alias was written.</param>
/// <param name="IsNumber">Whether it is compared with numbers; all others are compared with text.</param>
/// <param name="AllowsLists">Whether it may stand before IN and NOT IN.</param>
/// <param name="CanFilter">Whether a filter may name it.</param>
/// <param name="CanOrder">Whether an order_by clause may name it.</param>
internal sealed record SearchAttribute(string Name, bool IsNumber = false, bool AllowsLists = false, bool CanFilter = true, bool CanOrder = true);
