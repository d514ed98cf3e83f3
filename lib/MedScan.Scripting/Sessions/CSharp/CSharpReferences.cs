using System.Collections.Immutable;
using MedScan.Scripting.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>What the directives of one submission, and of the files it loads, refer to.</summary>
/// <remarks>Found before the compiler asks: a package may have to be restored first, which the compiler cannot wait for.</remarks>
/// <param name="resolver">Finds and loads references.</param>
/// <param name="baseDirectory">Where relative paths of the submission start.</param>
internal sealed class CSharpReferences(ReferenceResolver resolver, string baseDirectory)
{
    private readonly Dictionary<(string Reference, string? Folder), IReadOnlyList<string>> _found = [];
    private readonly HashSet<string> _loaded = new(StringComparer.Ordinal);

    /// <summary>All assemblies, for the compiler.</summary>
    public IReadOnlyList<string> Assemblies => [.. _found.Values.SelectMany(static paths => paths).Concat(Others).Distinct()];

    /// <summary>Assemblies, by file, that are referred to without a directive.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>The files that <c>#load</c> names, directly and in turn.</summary>
    public IReadOnlyList<string> LoadedFiles => [.. _loaded];

    /// <summary>Answers the compiler's questions about <c>#r</c>.</summary>
    public MetadataReferenceResolver ForCompiler => new Known(this);

    /// <summary>Answers the compiler's questions about <c>#load</c>.</summary>
    public SourceReferenceResolver SourcesForCompiler => new CSharpLoadResolver(baseDirectory);

    /// <summary>Follows all directives.</summary>
    /// <param name="tree">The submission.</param>
    /// <param name="cancellation">Ends a restore.</param>
    /// <returns>What is wrong with them; empty when all is well.</returns>
    public async Task<IReadOnlyList<CodeDiagnostic>> FollowAsync(SyntaxTree tree, CancellationToken cancellation)
    {
        List<CodeDiagnostic> faults = [];
        await FollowAsync(tree, baseDirectory, folderOfFile: null, faults, cancellation).ConfigureAwait(false);
        return faults;
    }

    private async Task FollowAsync(SyntaxTree tree, string folder, string? folderOfFile, List<CodeDiagnostic> faults, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)await tree.GetRootAsync(cancellation).ConfigureAwait(false);
        foreach (ReferenceDirectiveTriviaSyntax directive in root.GetReferenceDirectives())
        {
            string reference = directive.File.ValueText;
            if (reference.Length == 0 || _found.ContainsKey((reference, folderOfFile)))
                continue;
            try
            {
                _found[(reference, folderOfFile)] = await resolver.ResolveAsync(reference, folder, cancellation).ConfigureAwait(false);
                if (resolver.WarningAbout(reference) is { } advice)
                    faults.Add(CSharpDiagnostics.At(directive.File.GetLocation(), "CS0006", advice, DiagnosticSeverity.Warning));
            }
            catch (ScriptingException error)
            {
                faults.Add(CSharpDiagnostics.At(directive.File.GetLocation(), "CS0006", error.Message));
            }
        }

        foreach (LoadDirectiveTriviaSyntax directive in root.GetLoadDirectives())
        {
            if (directive.File.ValueText is not { Length: > 0 } name)
                continue;
            string path = Path.GetFullPath(name, folder);
            if (Path.GetExtension(path) is ".fsx" or ".fs")
            {
                faults.Add(CSharpDiagnostics.At(directive.File.GetLocation(), "CS1504",
                    $"#load \"{name}\": this is F#, which C# cannot load. Load it in an F# cell, and share what it makes."));
            }
            else if (!File.Exists(path))
            {
                faults.Add(CSharpDiagnostics.At(directive.File.GetLocation(), "CS1504", $"#load \"{name}\": there is no file {path}."));
            }
            else if (_loaded.Add(path))
            {
                string code = await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false);
                string its = Path.GetDirectoryName(path)!;
                foreach (string source in CSharpSource.Sources(code))
                    resolver.AddSource(source, its);
                await FollowAsync(CSharpSource.Parse(CSharpSource.Text(code), path, cancellation), its, its, faults, cancellation).ConfigureAwait(false);
            }
        }
    }

    private sealed class Known(CSharpReferences references) : MetadataReferenceResolver
    {
        // One answer is enough here, as the compiler is given all assemblies anyway.
        public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
        {
            string? folder = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath) : null;
            return references._found.TryGetValue((reference, folder), out IReadOnlyList<string>? paths) || references._found.TryGetValue((reference, null), out paths)
                ? [paths.Count > 0 ? CSharpFramework.Reference(paths[^1]) : CSharpFramework.References[0]]
                : [];
        }

        public override bool Equals(object? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => references.GetHashCode();
    }
}
