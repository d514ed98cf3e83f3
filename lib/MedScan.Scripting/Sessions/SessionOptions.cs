using MedScan.Scripting.Execution;
using MedScan.Scripting.References;

namespace MedScan.Scripting.Sessions;

/// <summary>What a session starts with.</summary>
public sealed record SessionOptions
{
    /// <summary>Finds and loads what <c>#r</c> names. Sessions of one process that share values must share it.</summary>
    public ReferenceResolver References { get; init; } = new();

    /// <summary>The thread that submissions run on. Sessions that take turns, as those of one notebook do, share it.</summary>
    public ExecutionThread Thread { get; init; } = new();

    /// <summary>Assemblies, by file, that every submission may use without <c>#r</c>, besides the framework.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];

    /// <summary>Namespaces, and types with <c>static</c> before their name, that are open from the start.</summary>
    public IReadOnlyList<string> Imports { get; init; } =
        ["System", "System.IO", "System.Collections.Generic", "System.Linq", "System.Net.Http", "System.Text", "System.Threading", "System.Threading.Tasks"];
}
