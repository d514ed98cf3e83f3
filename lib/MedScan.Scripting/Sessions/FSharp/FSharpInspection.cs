using FSharp.Compiler.CodeAnalysis;
using FSharp.Compiler.EditorServices;
using FSharp.Compiler.Symbols;
using FSharp.Compiler.Tokenization;
using MedScan.Scripting.Output;
using Microsoft.FSharp.Collections;

namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>Finds what is known of a name.</summary>
internal static class FSharpInspection
{
    /// <summary>Asks the compiler.</summary>
    /// <param name="compiler">The session, whose names are known.</param>
    /// <param name="place">The place of the name.</param>
    /// <returns>Null where there is no name, or nobody knows it.</returns>
    public static Inspection? Find(FSharpCompiler compiler, FSharpQuestion place)
    {
        if (QuickParse.GetCompleteIdentifierIsland(tolerateJustAfter: true, place.LineText, place.Column) is not { Value: var (island, end, _) })
            return null;
        string[] names = island.Replace("``", "", StringComparison.Ordinal).Split('.');
        (_, FSharpCheckFileResults check, _) = compiler.Service.ParseAndCheckInteraction(place.Code, null);
        ToolTipText tip = check.GetToolTip(place.Line, end, place.LineText, ListModule.OfSeq(names), FSharpTokenTag.Identifier, null);
        List<ToolTipElementData> found =
            [.. tip.Item.OfType<ToolTipElement.Group>().SelectMany(static group => group.elements).Where(static data => !data.MainDescription.IsEmpty)];
        if (found.Count == 0)
            return null;

        string signature = string.Join('\n', found.Select(static data => data.MainDescription.Text.ReplaceLineEndings("\n").Trim()).Distinct());
        string documentation = found.Select(static data => Documentation(data.XmlDoc)).FirstOrDefault(static text => text.Length > 0, "");
        SessionVariable? variable = names.Length == 1 ? compiler.Variables.FirstOrDefault(v => v.Name == names[0]) : null;
        return new Inspection(signature, documentation, variable is null ? null : Formatter.Format(variable.Value).Data.GetValueOrDefault("text/plain"));
    }

    private static string Documentation(FSharpXmlDoc document) => document switch
    {
        FSharpXmlDoc.FromXmlText text => FSharpDocumentation.Plain(text.Item.GetXmlText()),
        FSharpXmlDoc.FromXmlFile file => FSharpDocumentation.Find(file.dllName, file.xmlSig),
        _ => "",
    };
}
