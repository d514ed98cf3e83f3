using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>What a client needs to show and export a language.</summary>
/// <param name="Name">As people write it.</param>
/// <param name="Version">Of the language.</param>
/// <param name="Mimetype">Of its source files.</param>
/// <param name="FileExtension">Of its source files, with the dot.</param>
/// <param name="PygmentsLexer">For colours in exports.</param>
/// <param name="CodemirrorMode">For colours in the browser.</param>
/// <param name="NbconvertExporter">How a notebook becomes a source file.</param>
internal sealed record LanguageInfo(
    string Name,
    string Version,
    string Mimetype,
    string FileExtension,
    string PygmentsLexer,
    string CodemirrorMode,
    string NbconvertExporter = "script")
{
    /// <summary>The description of a language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>As .NET's notebooks have it.</returns>
    public static LanguageInfo Of(CodeLanguage language) => language == CodeLanguage.CSharp
        ? new LanguageInfo("C#", "14.0", "text/x-csharp", ".cs", "csharp", "text/x-csharp")
        : new LanguageInfo("F#", "10.0", "text/x-fsharp", ".fs", "fsharp", "text/x-fsharp");
}
