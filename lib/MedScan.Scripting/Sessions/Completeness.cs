namespace MedScan.Scripting.Sessions;

/// <summary>Whether code can be run as it stands, as a console asks when the person presses Enter.</summary>
public enum Completeness
{
    /// <summary>It can be run.</summary>
    Complete,

    /// <summary>More has to be typed: a bracket, a string or a block is open.</summary>
    Incomplete,

    /// <summary>No further text can make it correct.</summary>
    Invalid,
}
