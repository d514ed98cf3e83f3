namespace MedScan.Scripting.Sessions;

/// <summary>How serious a diagnostic is.</summary>
public enum DiagnosticLevel
{
    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>Runs, but probably not as meant.</summary>
    Warning,

    /// <summary>Does not compile.</summary>
    Error,
}
