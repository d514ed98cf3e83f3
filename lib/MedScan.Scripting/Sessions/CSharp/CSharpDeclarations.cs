using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>What a submission declares for those that follow.</summary>
internal static class CSharpDeclarations
{
    /// <summary>A key for each declaration; a later declaration with the same key hides it from all further submissions.</summary>
    /// <param name="submission">A submission.</param>
    public static IReadOnlySet<string> Of(CSharpCompilation submission) => submission.ScriptClass is not { } members
        ? new HashSet<string>()
        : members.GetMembers().Where(static member => member is { IsImplicitlyDeclared: false, CanBeReferencedByName: true }).Select(Key).ToHashSet(StringComparer.Ordinal);

    // Methods hide only those with the same parameters, others stay beside them. What a parameter of a submission's own type
    // hides cannot be said by a name, because each submission has a type of its own under it.
    private static string Key(ISymbol member) => member switch
    {
        IMethodSymbol method when method.Parameters.Any(static parameter => IsOwn(parameter.Type)) => $"{method.ContainingAssembly.Name}/{method.ToDisplayString()}",
        IMethodSymbol method => $"{method.MetadataName}`{method.Arity}({string.Join(',', method.Parameters.Select(static parameter => $"{parameter.RefKind} {parameter.Type.ToDisplayString()}"))})",
        _ => member.MetadataName,
    };

    private static bool IsOwn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsOwn(array.ElementType),
        IPointerTypeSymbol pointer => IsOwn(pointer.PointedAtType),
        INamedTypeSymbol named => named.ContainingType?.IsScriptClass == true || named.TypeArguments.Any(IsOwn),
        _ => false,
    };
}
