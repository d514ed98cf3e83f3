using MedScan.Scripting.References;
using MedScan.Scripting.Scripts;

namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>Does what directives ask for: references, sources of packages, files.</summary>
/// <param name="resolver">Finds what <c>#r</c> names.</param>
internal sealed class FSharpReferences(ReferenceResolver resolver)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Follows the directives of a submission.</summary>
    /// <param name="compiler">Gets the references.</param>
    /// <param name="cell">The submission, taken apart.</param>
    /// <param name="submission">The submission.</param>
    /// <param name="cancellation">Ends a restore.</param>
    /// <returns>What is wrong; empty when all went well.</returns>
    public async Task<IReadOnlyList<CodeDiagnostic>> FollowAsync(
        FSharpCompiler compiler, FSharpCell cell, Submission submission, CancellationToken cancellation)
    {
        List<CodeDiagnostic> faults = [];
        foreach (FSharpDirective directive in cell.Directives)
        {
            try
            {
                foreach (string argument in directive.Arguments)
                    faults.AddRange(await FollowAsync(compiler, directive, argument, submission, cancellation).ConfigureAwait(false));
            }
            catch (ScriptingException error)
            {
                faults.Add(directive.Error(error.Message, submission.Name));
            }
        }
        return faults;
    }

    /// <summary>Makes a type nameable, and those that it is made of.</summary>
    /// <param name="compiler">Gets the references.</param>
    /// <param name="type">Any type.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async Task FollowAsync(FSharpCompiler compiler, Type type, CancellationToken cancellation)
    {
        foreach (Type part in type.GetElementType() is { } element ? [element] : type.GetGenericArguments())
            await FollowAsync(compiler, part, cancellation).ConfigureAwait(false);
        string file = type.Assembly.Location;
        if (file.Length > 0 && !Framework.Contains(file) && !_known.Contains(file))
            await ReferenceAsync(compiler, file, Path.GetDirectoryName(file)!, cancellation).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<CodeDiagnostic>> FollowAsync(
        FSharpCompiler compiler, FSharpDirective directive, string argument, Submission submission, CancellationToken cancellation)
    {
        switch (directive.Name)
        {
            case "load":
                return await LoadAsync(compiler, Path.GetFullPath(argument, submission.BaseDirectory), submission.Name, cancellation).ConfigureAwait(false);
            case "i":
                resolver.AddSource(argument, submission.BaseDirectory);
                return [];
            default:
                await ReferenceAsync(compiler, argument, submission.BaseDirectory, cancellation).ConfigureAwait(false);
                return [];
        }
    }

    // The directives of loaded files are followed here as well, so that they find what those of submissions find.
    private async Task<IReadOnlyList<CodeDiagnostic>> LoadAsync(FSharpCompiler compiler, string file, string name, CancellationToken cancellation)
    {
        if (!File.Exists(file))
            throw new ScriptingException($"#load: there is no file {file}.");
        FSharpScriptSources sources = new(resolver);
        await sources.AddAsync(file, cancellation).ConfigureAwait(false);
        if (sources.Faults.Count > 0)
            return sources.Faults;
        await AddAsync(compiler, sources.References, cancellation).ConfigureAwait(false);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("fsharp-load-");
        try
        {
            string files = string.Join(' ', sources.Write(folder.FullName).Skip(1).Select(static path => $"@\"{path}\""));
            FSharpEvaluation loaded = await compiler.UseAsync(() => compiler.Evaluate($"#load {files}", name, cancellation), cancellation).ConfigureAwait(false);
            if (loaded.Error is not null)
                throw new ScriptingException($"#load \"{file}\": its code threw {loaded.Error.GetType().Name}: {loaded.Error.Message}", loaded.Error);
            return [.. loaded.Diagnostics.Where(static d => d.Severity == DiagnosticLevel.Error)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task ReferenceAsync(FSharpCompiler compiler, string reference, string baseDirectory, CancellationToken cancellation) =>
        await AddAsync(compiler, await resolver.ResolveAsync(reference, baseDirectory, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    private async Task AddAsync(FSharpCompiler compiler, IReadOnlyList<string> assemblies, CancellationToken cancellation)
    {
        foreach (string path in assemblies)
        {
            if (_known.Contains(path))
                continue;
            await compiler.UseAsync(() => compiler.Reference(path), cancellation).ConfigureAwait(false);
            _known.Add(path);
        }
    }
}
