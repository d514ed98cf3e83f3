namespace MedScan.Charts;

/// <summary>How values become positions.</summary>
public enum AxisScale
{
    /// <summary>Equal differences are equally long.</summary>
    Linear,

    /// <summary>Equal ratios are equally long; values of 0 and less are left out.</summary>
    Log,
}
