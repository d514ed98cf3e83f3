namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>What a first submission is given.</summary>
/// <param name="Assemblies">Assemblies, by file, besides the framework.</param>
/// <param name="Imports">Open namespaces and types.</param>
internal sealed record CSharpStart(IReadOnlyList<string> Assemblies, IReadOnlyList<string> Imports);
