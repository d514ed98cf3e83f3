namespace MedScan.Scripting.Output;

/// <summary>Where text is written to.</summary>
public enum OutputChannel
{
    /// <summary>Results.</summary>
    StandardOutput,

    /// <summary>Errors and progress.</summary>
    StandardError,
}
