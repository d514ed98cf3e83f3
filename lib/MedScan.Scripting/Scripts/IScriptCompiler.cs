using System.Reflection;

namespace MedScan.Scripting.Scripts;

/// <summary>Turns scripts of one language into assemblies that are kept, loaded and run.</summary>
/// <remarks>A script whose assembly is still valid is run without <see cref="CompileAsync"/>; then nothing of the compiler
/// should be loaded, so an implementation touches compiler types there only.</remarks>
internal interface IScriptCompiler
{
    /// <summary>The end of the file names it compiles, with the dot: <c>.csx</c>.</summary>
    string Extension { get; }

    /// <summary>Compiles a script to a file.</summary>
    /// <param name="script">The full path of the script.</param>
    /// <param name="assemblyFile">Where the assembly is to be written, with its symbols inside it or beside it; the folder
    /// exists and is the script's alone.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    /// <returns>What came out.</returns>
    /// <exception cref="ScriptingException">A reference cannot be found or restored.</exception>
    Task<ScriptCompilation> CompileAsync(string script, string assemblyFile, CancellationToken cancellation);

    /// <summary>Runs a compiled script to its end; what the script throws comes out unchanged.</summary>
    /// <param name="assembly">The assembly, loaded, with its references registered.</param>
    /// <param name="script">The script as it was named when it was started.</param>
    /// <param name="arguments">The words after the script's name.</param>
    /// <returns>The exit code it ends with; 0 where it says none.</returns>
    Task<int> InvokeAsync(Assembly assembly, string script, IReadOnlyList<string> arguments);

    /// <summary>Where in a script an exception came from.</summary>
    /// <param name="error">What it threw.</param>
    /// <param name="assembly">The script's assembly.</param>
    /// <returns>The frames of the script's code, innermost first.</returns>
    IReadOnlyList<string> TraceOf(Exception error, Assembly assembly);
}
