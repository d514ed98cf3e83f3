using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>Finds what is known of a name in C# code.</summary>
internal static class CSharpInspection
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.CSharpShortErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeConstantValue)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    /// <summary>Finds the symbol at a position and describes it.</summary>
    /// <param name="unit">The code, bound to what came before it.</param>
    /// <param name="position">The cursor; a name that ends there counts.</param>
    /// <param name="valueOf">The value of a variable of the session as text; null where there is none.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>What is known; null where there is no name.</returns>
    public static Inspection? Find(CSharpUnit unit, int position, Func<string, string?> valueOf, CancellationToken cancellation)
    {
        SyntaxNode root = unit.Tree.GetRoot(cancellation);
        if (root.FullSpan.Length == 0)
            return null;
        SyntaxToken token = root.FindToken(Math.Clamp(position, 0, root.FullSpan.End - 1));
        if (!IsName(token) && position > 0)
            token = root.FindToken(position - 1);
        if (!IsName(token) || position < token.SpanStart || position > token.Span.End)
            return null;

        SemanticModel model = unit.Compilation.GetSemanticModel(unit.Tree);
        SyntaxNode node = token.Parent!;
        SymbolInfo info = model.GetSymbolInfo(node, cancellation);
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? model.GetDeclaredSymbol(node, cancellation)
            ?? model.GetMemberGroup(node, cancellation).FirstOrDefault() ?? model.GetTypeInfo(node, cancellation).Type;
        if (symbol is null or IErrorTypeSymbol)
            return null;
        bool isVariable = symbol is IFieldSymbol { ContainingType.IsScriptClass: true };
        return new Inspection(Signature(model, node, symbol), CSharpSymbols.Documentation(symbol, cancellation), isVariable ? valueOf(symbol.Name) : null);
    }

    // The literal keywords are names of types, too.
    private static bool IsName(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && token.Text.Length > 0 || token.Parent is PredefinedTypeSyntax;

    private static string Signature(SemanticModel model, SyntaxNode node, ISymbol symbol)
    {
        string text = symbol switch
        {
            IFieldSymbol { ContainingType.IsScriptClass: true } field => $"{field.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {field.Name}",
            ILocalSymbol local => $"{local.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {local.Name}",
            IMethodSymbol { ContainingType.IsScriptClass: true } method => method.ToDisplayString(Format.RemoveMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType)),
            _ => symbol.ToDisplayString(Format),
        };
        int overloads = symbol is IMethodSymbol ? model.GetMemberGroup(node).Length : 0;
        return overloads > 1 ? FormattableString.Invariant($"{text} (+ {overloads - 1} more)") : text;
    }
}
