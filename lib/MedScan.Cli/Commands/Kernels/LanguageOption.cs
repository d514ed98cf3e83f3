using System.CommandLine;
using System.CommandLine.Parsing;
using MedScan.Scripting.Sessions;

namespace MedScan.Cli.Commands.Kernels;

/// <summary><c>--language csharp|fsharp</c>.</summary>
internal static class LanguageOption
{
    /// <summary>One language, with a default.</summary>
    /// <param name="standard">What counts when it is not given.</param>
    public static Option<CodeLanguage> Create(CodeLanguage standard) => new("--language")
    {
        Description = "csharp or fsharp",
        HelpName = "language",
        DefaultValueFactory = _ => standard,
        CustomParser = static result => Read(result).GetValueOrDefault(),
    };

    /// <summary>One language, or both when it is not given.</summary>
    public static Option<CodeLanguage?> CreateOptional() => new("--language")
    {
        Description = "Only this one: csharp or fsharp (default: both)",
        HelpName = "language",
        CustomParser = Read,
    };

    /// <summary>The languages that are meant.</summary>
    /// <param name="given">What was given.</param>
    public static IReadOnlyList<CodeLanguage> Meant(CodeLanguage? given) => given is { } one ? [one] : [CodeLanguage.CSharp, CodeLanguage.FSharp];

    private static CodeLanguage? Read(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        switch (text.ToLowerInvariant())
        {
            case "csharp" or "c#" or "cs":
                return CodeLanguage.CSharp;
            case "fsharp" or "f#" or "fs":
                return CodeLanguage.FSharp;
            default:
                result.AddError($"Expected csharp or fsharp after --language, got '{text}'.");
                return null;
        }
    }
}
