namespace MedScan.Cli.Diagnostics;

/// <summary>How a finding is to be read.</summary>
internal enum FindingState
{
    /// <summary>As it should be, or a plain fact.</summary>
    Fine,

    /// <summary>MedScan works, but slower or with less than it could.</summary>
    Warning,

    /// <summary>MedScan does not work without it.</summary>
    Missing,
}
