namespace MedScan.Tracking;

/// <summary>Which experiments or runs a search sees.</summary>
public enum ViewType
{
    /// <summary>Those that are not deleted.</summary>
    ActiveOnly,

    /// <summary>The deleted ones, which can be restored.</summary>
    DeletedOnly,

    /// <summary>Both.</summary>
    All,
}
