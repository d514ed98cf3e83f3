using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>A submission or a script, ready to be emitted.</summary>
/// <param name="Tree">The submission's own text.</param>
/// <param name="Compilation">The compiler's view of it and of what it loads.</param>
internal sealed record CSharpUnit(SyntaxTree Tree, CSharpCompilation Compilation)
{
    /// <summary>The prefix of the class that holds what a submission declares.</summary>
    public const string ClassPrefix = "Submission#";

    private static readonly Lock Binding = new();

    /// <summary>Binds a submission to what came before it.</summary>
    /// <param name="name">A name that no other assembly has.</param>
    /// <param name="number">Its number among the submissions, from 1.</param>
    /// <param name="tree">Its text.</param>
    /// <param name="references">What its directives name.</param>
    /// <param name="first">What a first submission gets besides; null when there is one before.</param>
    /// <param name="previous">The submission before.</param>
    /// <param name="globals">A type whose members can be used without a prefix; null for none.</param>
    /// <returns>The unit; whether it compiles is not known yet.</returns>
    public static CSharpUnit Bind(
        string name, int number, SyntaxTree tree, CSharpReferences references, CSharpStart? first, CSharpCompilation? previous, Type? globals = null)
    {
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary,
            scriptClassName: FormattableString.Invariant($"{ClassPrefix}{number}"),
            usings: first?.Imports ?? [],
            optimizationLevel: OptimizationLevel.Release, // a loop in a function runs six times as fast as with the default
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Annotations,
            metadataReferenceResolver: references.ForCompiler,
            sourceReferenceResolver: references.SourcesForCompiler,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            concurrentBuild: true);
        // A later submission is given what the earlier ones were, the same objects: without them a type that reaches it on two
        // ways is taken for two, and other objects for the same files would be ambiguous.
        IEnumerable<MetadataReference> inherited = previous?.References ?? (first is null ? [] : CSharpFramework.References);
        IEnumerable<string> assemblies = references.Assemblies.Concat(first?.Assemblies ?? []);
        CSharpCompilation compilation = CSharpCompilation.CreateScriptCompilation(name, tree,
            inherited.Concat(assemblies.Select(CSharpFramework.Reference)).Distinct(), options, previous, globalsType: globals);
        // Two compilations that look their references up at the same time can each get half of the symbols they share, and a
        // type that is then known by two symbols cannot be converted to itself. Asking for the assembly does the looking up.
        lock (Binding)
            _ = compilation.Assembly;
        return new CSharpUnit(tree, compilation);
    }

    /// <summary>Whether there is anything to run or declare; using directives alone are not.</summary>
    public bool HasCode => Compilation.SyntaxTrees.Any(static tree => tree.GetRoot() is CompilationUnitSyntax { Members.Count: > 0 });

    /// <summary>Whether a console would show the value: the last thing is an expression without a semicolon that has one.</summary>
    public bool EndsWithValue() =>
        Tree.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement }
        && Compilation.GetSemanticModel(Tree).GetTypeInfo(statement.Expression).Type is not { SpecialType: SpecialType.System_Void };

    /// <summary>Whether a return statement at the top level gives a value.</summary>
    public bool ReturnsValue() => Tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>()
        .SelectMany(static member => member.DescendantNodes(static node => node is not (LambdaExpressionSyntax or AnonymousMethodExpressionSyntax or LocalFunctionStatementSyntax)))
        .OfType<ReturnStatementSyntax>().Any(static statement => statement.Expression is not null);
}
