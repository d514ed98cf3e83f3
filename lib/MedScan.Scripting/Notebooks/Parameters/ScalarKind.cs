namespace MedScan.Scripting.Notebooks.Parameters;

/// <summary>What a single value is.</summary>
internal enum ScalarKind
{
    /// <summary>Not known: as the value looks.</summary>
    Any,

    /// <summary>An integer.</summary>
    Whole,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A text.</summary>
    Text,
}
