using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>Finds what can stand at a position of C# code.</summary>
/// <param name="unit">The code, bound to what came before it.</param>
internal sealed class CSharpCompletion(CSharpUnit unit)
{
    private static readonly string[] Keywords =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText),
        "async", "await", "dynamic", "field", "get", "init", "nameof", "not", "or", "and", "partial", "record", "required", "set", "var", "when", "where", "with", "yield",
    ];

    /// <summary>Finds the choices.</summary>
    /// <param name="position">The cursor.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Those that begin with what stands before the cursor.</returns>
    public CompletionList Find(int position, CancellationToken cancellation)
    {
        string code = unit.Tree.GetText(cancellation).ToString();
        position = Math.Clamp(position, 0, code.Length);
        int start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
            start--;
        string prefix = code[start..position];
        if (prefix.Length > 0 && char.IsDigit(prefix[0]) || IsText(position))
            return CompletionList.Empty(position);

        SemanticModel model = unit.Compilation.GetSemanticModel(unit.Tree, ignoreAccessibility: false);
        (bool isMember, IEnumerable<ISymbol> symbols) = Symbols(model, start, cancellation);
        IEnumerable<CompletionItem> items = symbols
            .Where(symbol => symbol.CanBeReferencedByName && symbol.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && !IsHidden(symbol))
            .GroupBy(static symbol => symbol.Name, StringComparer.Ordinal)
            .Select(static group => Item(group.Key, [.. group]));
        if (!isMember)
            items = items.Concat(Keywords.Where(word => word.StartsWith(prefix, StringComparison.Ordinal)).Select(static word => new CompletionItem(word, "keyword")));
        return new CompletionList([.. items.DistinctBy(static item => item.Text).OrderBy(static item => item.Text, StringComparer.Ordinal)], start, position);
    }

    // In a comment or in the text of a string nothing is completed.
    private bool IsText(int position)
    {
        SyntaxNode root = unit.Tree.GetRoot();
        SyntaxTrivia trivia = root.FindTrivia(Math.Max(0, position - 1));
        if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia)
            return true;
        SyntaxToken token = root.FindToken(Math.Max(0, position - 1));
        return token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            && token.SpanStart < position && position < token.Span.End + (token.ContainsDiagnostics ? 1 : 0);
    }

    private (bool IsMember, IEnumerable<ISymbol> Symbols) Symbols(SemanticModel model, int start, CancellationToken cancellation)
    {
        SyntaxToken before = unit.Tree.GetRoot(cancellation).FindToken(Math.Max(0, start - 1));
        if (before.Kind() is not (SyntaxKind.DotToken or SyntaxKind.ColonColonToken or SyntaxKind.MinusGreaterThanToken) || before.Span.End > start)
            return (false, model.LookupSymbols(start));
        SyntaxNode? left = before.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            AliasQualifiedNameSyntax name => name.Alias,
            MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().First().Expression,
            _ => null,
        };
        return (true, left is null ? [] : Members(model, left, start, cancellation));
    }

    private static IEnumerable<ISymbol> Members(SemanticModel model, SyntaxNode left, int position, CancellationToken cancellation)
    {
        SymbolInfo info = model.GetSymbolInfo(left, cancellation);
        switch (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())
        {
            case INamespaceSymbol space:
                return model.LookupNamespacesAndTypes(position, space);
            case ITypeSymbol type:
                return model.LookupStaticMembers(position, type).Concat(type.GetTypeMembers());
        }
        ITypeSymbol? value = model.GetTypeInfo(left, cancellation).Type;
        if (value is IPointerTypeSymbol pointer)
            value = pointer.PointedAtType;
        if (left.Parent is ConditionalAccessExpressionSyntax && value is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            value = nullable.TypeArguments[0];
        return value is null or IErrorTypeSymbol ? []
            : model.LookupSymbols(position, value, includeReducedExtensionMethods: true).Where(static symbol => !symbol.IsStatic && symbol is not ITypeSymbol);
    }

    private static CompletionItem Item(string name, ImmutableArray<ISymbol> overloads)
    {
        string more = overloads.Length > 1 && overloads[0] is IMethodSymbol ? FormattableString.Invariant($" (+ {overloads.Length - 1} more)") : "";
        string text = SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
        return new CompletionItem(text, CSharpSymbols.Kind(overloads[0]), overloads[0].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + more);
    }

    private static bool IsHidden(ISymbol symbol) => symbol.Kind is not SymbolKind.Namespace && symbol.GetAttributes().Any(static attribute =>
        attribute.AttributeClass?.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: 1 }]); // Never
}
