using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>Symbols in words.</summary>
internal static partial class CSharpSymbols
{
    /// <summary>What a symbol is, as <see cref="CompletionItem.Kind"/> names it.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <returns>One word.</returns>
    public static string Kind(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => "namespace",
        INamedTypeSymbol { IsRecord: true } => "record",
        ITypeSymbol type => type.TypeKind switch
        {
            TypeKind.Struct => "struct",
            TypeKind.Interface => "interface",
            TypeKind.Enum => "enum",
            TypeKind.Delegate => "delegate",
            _ => "class",
        },
        IMethodSymbol => "method",
        IPropertySymbol => "property",
        IEventSymbol => "event",
        IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => "local",
        IFieldSymbol => "field",
        _ => "value",
    };

    /// <summary>A symbol's documentation, as text.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Summary, parameters, result and exceptions; empty where there is none.</returns>
    public static string Documentation(ISymbol symbol, CancellationToken cancellation)
    {
        string xml = Xml(symbol, cancellation);
        if (xml.Length == 0)
            return "";
        try
        {
            var root = XElement.Parse(xml);
            StringBuilder text = new(Plain(root.Element("summary")));
            foreach (XElement part in root.Elements())
            {
                string? label = part.Name.LocalName switch
                {
                    "param" or "typeparam" => part.Attribute("name")?.Value,
                    "returns" => "Returns",
                    "exception" => part.Attribute("cref")?.Value.Split(':')[^1],
                    "remarks" => "Remarks",
                    _ => null,
                };
                if (label is not null && Plain(part) is { Length: > 0 } said)
                    text.Append('\n').Append(label).Append(": ").Append(said);
            }
            return text.ToString().Trim();
        }
        catch (XmlException)
        {
            return ""; // the author's comment is not well-formed
        }
    }

    private static string Xml(ISymbol symbol, CancellationToken cancellation)
    {
        ISymbol definition = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol.OriginalDefinition;
        string xml = definition.GetDocumentationCommentXml(cancellationToken: cancellation) ?? "";
        ISymbol? basis = definition switch
        {
            IMethodSymbol { OverriddenMethod: { } method } => method,
            IPropertySymbol { OverriddenProperty: { } property } => property,
            _ => definition.ContainingType?.AllInterfaces.SelectMany(static type => type.GetMembers())
                .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(definition.ContainingType.FindImplementationForInterfaceMember(member), definition)),
        };
        return basis is not null && (xml.Length == 0 || xml.Contains("<inheritdoc", StringComparison.Ordinal)) ? Xml(basis, cancellation) : xml;
    }

    private static string Plain(XElement? element)
    {
        if (element is null)
            return "";
        StringBuilder text = new();
        foreach (XNode node in element.Nodes())
        {
            text.Append(node switch
            {
                XText words => words.Value,
                XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } reference when reference.IsEmpty =>
                    (reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword") ?? reference.Attribute("href"))?.Value.Split(':')[^1],
                XElement { Name.LocalName: "para" or "item" } paragraph => " " + Plain(paragraph) + " ",
                XElement other => Plain(other),
                _ => "",
            });
        }
        return Spaces().Replace(text.ToString(), " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
