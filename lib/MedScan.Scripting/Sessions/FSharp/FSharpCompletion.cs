using FSharp.Compiler.CodeAnalysis;
using FSharp.Compiler.EditorServices;
using FSharp.Compiler.Interactive;
using FSharp.Compiler.Tokenization;
using Microsoft.FSharp.Core;

namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>Finds what can stand at a place.</summary>
internal static class FSharpCompletion
{
    /// <summary>Asks the compiler.</summary>
    /// <param name="session">The session, whose names are known.</param>
    /// <param name="place">The place.</param>
    public static CompletionList Find(Shell.FsiEvaluationSession session, FSharpQuestion place)
    {
        PartialLongName name = QuickParse.GetPartialLongNameEx(place.LineText, place.Column - 1);
        int start = place.Position - name.PartialIdent.Length;
        (FSharpParseFileResults parsed, FSharpCheckFileResults check, _) = session.ParseAndCheckInteraction(place.Code, null);
        DeclarationListInfo found = check.GetDeclarationListInfo(
            FSharpOption<FSharpParseFileResults>.Some(parsed), place.Line, place.LineText, name, null, null, null);

        IEnumerable<CompletionItem> items = found.Items.Select(static item => new CompletionItem(item.NameInCode, Kind(item.Glyph)));
        if (name.QualifyingIdents.IsEmpty)
            items = items.Concat(FSharpKeywords.KeywordNames.Select(static word => new CompletionItem(word, "keyword")));
        return new CompletionList(
            [
                .. items.Where(item => item.Text.StartsWith(name.PartialIdent, StringComparison.OrdinalIgnoreCase))
                    .DistinctBy(static item => item.Text)
                    .OrderBy(static item => item.Text, StringComparer.OrdinalIgnoreCase).ThenBy(static item => item.Text, StringComparer.Ordinal),
            ],
            start, place.Position);
    }

    private static string Kind(FSharpGlyph glyph) => glyph switch
    {
        { IsMethod: true } or { IsExtensionMethod: true } or { IsOverridenMethod: true } => "method",
        { IsProperty: true } => "property",
        { IsField: true } => "field",
        { IsEvent: true } => "event",
        { IsClass: true } or { IsException: true } or { IsType: true } or { IsTypedef: true } => "class",
        { IsStruct: true } => "struct",
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsDelegate: true } => "delegate",
        { IsNameSpace: true } => "namespace",
        { IsModule: true } => "module",
        { IsUnion: true } => "union",
        _ => "value",
    };
}
