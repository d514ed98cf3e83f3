namespace MedScan.Scripting.Sessions;

/// <summary>A language that code can be written in.</summary>
public enum CodeLanguage
{
    /// <summary>C#, by Roslyn's scripting.</summary>
    CSharp,

    /// <summary>F#, by the F# compiler service.</summary>
    FSharp,
}
