namespace MedScan.Scripting.Sessions;

/// <summary>What languages are called.</summary>
internal static class LanguageNames
{
    private static readonly Dictionary<string, CodeLanguage> BySpelling = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = CodeLanguage.CSharp,
        ["c#"] = CodeLanguage.CSharp,
        ["cs"] = CodeLanguage.CSharp,
        ["fsharp"] = CodeLanguage.FSharp,
        ["f#"] = CodeLanguage.FSharp,
        ["fs"] = CodeLanguage.FSharp,
    };

    /// <summary>All that a person may write, in lower case.</summary>
    public static IReadOnlyCollection<string> Spellings => BySpelling.Keys;

    /// <summary>The language a name stands for.</summary>
    /// <param name="name">One of <see cref="Spellings"/>, in letters of any case.</param>
    /// <returns>Null where it is no language.</returns>
    public static CodeLanguage? Parse(string? name) => name is not null && BySpelling.TryGetValue(name, out CodeLanguage language) ? language : null;

    /// <summary>As people read it.</summary>
    /// <param name="language">The language.</param>
    /// <returns><c>C#</c> or <c>F#</c>.</returns>
    public static string Title(this CodeLanguage language) => language == CodeLanguage.CSharp ? "C#" : "F#";

    /// <summary>As magics, options and notebooks have it.</summary>
    /// <param name="language">The language.</param>
    /// <returns><c>csharp</c> or <c>fsharp</c>.</returns>
    public static string Word(this CodeLanguage language) => language == CodeLanguage.CSharp ? "csharp" : "fsharp";

    /// <summary>The other of the two.</summary>
    /// <param name="language">The one.</param>
    public static CodeLanguage Other(this CodeLanguage language) => language == CodeLanguage.CSharp ? CodeLanguage.FSharp : CodeLanguage.CSharp;
}
