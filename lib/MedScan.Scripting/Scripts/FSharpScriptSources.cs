using System.Text.RegularExpressions;
using MedScan.Scripting.References;
using MedScan.Scripting.Sessions;
using MedScan.Scripting.Sessions.FSharp;

namespace MedScan.Scripting.Scripts;

/// <summary>A script, the files it loads, and what they refer to.</summary>
/// <param name="resolver">Finds what <c>#r</c> names.</param>
internal sealed partial class FSharpScriptSources(ReferenceResolver resolver)
{
    private readonly List<(string Path, string Text)> _ordered = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _references = [];
    private readonly List<CodeDiagnostic> _faults = [];

    /// <summary>The source files, each after those it loads.</summary>
    public IReadOnlyList<string> Files => [.. _ordered.Select(static source => source.Path)];

    /// <summary>The assemblies for the compiler, besides the framework.</summary>
    public IReadOnlyList<string> References => _references;

    /// <summary>What is wrong with the directives.</summary>
    public IReadOnlyList<CodeDiagnostic> Faults => _faults;

    /// <summary>Reads a file and all that it loads; a file that is loaded twice is taken once.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="cancellation">Ends a restore.</param>
    public async Task AddAsync(string path, CancellationToken cancellation)
    {
        if (!_seen.Add(path))
            return;
        FSharpCell source = FSharpCell.Parse(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false));
        foreach (FSharpDirective directive in source.Directives)
        {
            try
            {
                foreach (string argument in directive.Arguments)
                    await FollowAsync(directive.Name, argument, Path.GetDirectoryName(path)!, cancellation).ConfigureAwait(false);
            }
            catch (ScriptingException error)
            {
                _faults.Add(directive.Error(error.Message, path));
            }
        }
        _ordered.Add((path, source.Text));
    }

    /// <summary>Writes the files as the compiler gets them: without directives, and saying where they come from.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <returns>The written files in the order of compilation.</returns>
    public IReadOnlyList<string> Write(string folder)
    {
        List<string> written = [Path.Combine(folder, "fsi.fs")];
        File.WriteAllText(written[0], $"[<AutoOpen>]\nmodule internal FsiObject\nlet fsi = global.{typeof(FSharpInteractive).FullName}.Current\n");
        for (int i = 0; i < _ordered.Count; i++)
        {
            (string path, string text) = _ordered[i];
            // A folder of its own keeps the file's name, after which its module is called.
            string file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, $"{i}")).FullName, Path.GetFileName(path));
            // An entry point would be called by the runtime, but not by F# Interactive.
            string code = i < _ordered.Count - 1 ? text : EntryPoint().Replace(text, static match => new string(' ', match.Length));
            File.WriteAllText(file, $"# 1 \"{path.Replace("\\", "\\\\", StringComparison.Ordinal)}\"\n{code}");
            written.Add(file);
        }
        return written;
    }

    private async Task FollowAsync(string directive, string argument, string folder, CancellationToken cancellation)
    {
        switch (directive)
        {
            case "load":
                string file = Path.GetFullPath(argument, folder);
                if (!File.Exists(file))
                    throw new ScriptingException($"#load \"{argument}\": there is no file {file}.");
                await AddAsync(file, cancellation).ConfigureAwait(false);
                break;
            case "i":
                resolver.AddSource(argument, folder);
                break;
            default:
                _references.AddRange((await resolver.ResolveAsync(argument, folder, cancellation).ConfigureAwait(false)).Except(_references));
                break;
        }
    }

    [GeneratedRegex(@"\[<\s*EntryPoint\s*>\]")]
    private static partial Regex EntryPoint();
}
