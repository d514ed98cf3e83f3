using MedScan.Scripting.References;
using Microsoft.FSharp.Core;

namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>The assemblies as the F# compiler reads them.</summary>
internal static class FSharpFramework
{
    /// <summary>The framework, F#'s core library, this library, and what code refers to besides; of several with the same file name the first.</summary>
    /// <remarks>The framework is the running one: from the SDK's reference assemblies alone the compiler service does not start.</remarks>
    /// <param name="references">Assemblies by file.</param>
    public static IEnumerable<string> With(IEnumerable<string> references) =>
        Framework.Files.Append(typeof(FSharpOption<>).Assembly.Location).Append(typeof(FSharpFramework).Assembly.Location).Concat(references)
            .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase);
}
