namespace MedScan.TrackingServer.Search;

/// <summary>The words of the filter language.</summary>
internal enum FilterTokenKind
{
    /// <summary>A name, possibly dotted, whose parts may stand in backticks or double quotes.</summary>
    Identifier,

    /// <summary>Text in double quotes on its own: a name on the left of a comparison, a value on its right.</summary>
    DoubleQuoted,

    /// <summary>Text in single quotes.</summary>
    Text,

    /// <summary>A number, with its sign.</summary>
    Number,

    /// <summary>=, !=, &lt;, &lt;=, &gt;, &gt;=, LIKE, ILIKE, and their misspellings.</summary>
    Comparator,

    And,
    In,
    Not,
    Open,
    Close,
    Comma,
    Semicolon,

    /// <summary>What the language has no use for.</summary>
    Other,
}
