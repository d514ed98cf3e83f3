using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using MedScan.Scripting.Execution;

namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>Stack traces as the person who wrote the code wants to read them.</summary>
internal static partial class FSharpTrace
{
    /// <summary>The frames of code that was written in submissions and loaded files.</summary>
    /// <param name="error">What was thrown.</param>
    /// <returns>Innermost first, for example <c>at area(Double r) in In[3]:line 2</c>.</returns>
    public static IReadOnlyList<string> Of(Exception error) => Of(error, FSharpCompiler.IsCompiled);

    /// <summary>The frames of code that a person wrote.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="isUserCode">Whether an assembly holds such code.</param>
    public static IReadOnlyList<string> Of(Exception error, Func<Assembly, bool> isUserCode)
    {
        IReadOnlyList<string> frames = Of(new StackTrace(error, fNeedFileInfo: true), isUserCode);
        // What tasks, static initialisation and reflection wrap was thrown in user code, the wrapper often was not.
        return error.InnerException is { } inner && (frames.Count == 0 || error is TypeInitializationException) ? Of(inner, isUserCode) : frames;
    }

    /// <summary>The frames of user code, innermost first.</summary>
    /// <param name="stack">A stack with file names; null = none.</param>
    public static IReadOnlyList<string> Of(StackTrace? stack) => Of(stack, FSharpCompiler.IsCompiled);

    private static IReadOnlyList<string> Of(StackTrace? stack, Func<Assembly, bool> isUserCode) => UserTrace.Of(stack, isUserCode, Name, Source);

    // The compiler takes a submission's name for a file's in the current folder.
    private static string Source(string? file) => file is null || File.Exists(file) ? file ?? "" : Path.GetFileName(file);

    private static string Name(MethodBase method)
    {
        if (method.Name is "main@" or ".cctor" or "staticInitialization@")
            return "";
        // What a script declares stands in a module called after the file, which nobody wrote.
        string type = method.DeclaringType is { FullName: { } full } ? Submission().Replace(full, "").Replace('+', '.') : "";
        // A lambda or a computation is a class of its own, called after what it stands in: area@12-3.
        Match closure = Closure().Match(type);
        if (closure.Success)
            return $"{closure.Groups["outer"].Value}{closure.Groups["name"].Value} (lambda)";
        string parameters = string.Join(", ", method.GetParameters().Select(static p => $"{p.ParameterType.Name} {p.Name}"));
        return $"{(type.Length == 0 ? "" : type + ".")}{method.Name}({parameters})";
    }

    [GeneratedRegex(@"^(<StartupCode\$FSI_\d+>\.)?\$?FSI_\d+\+?", RegexOptions.ExplicitCapture)]
    private static partial Regex Submission();

    [GeneratedRegex(@"^(?<outer>(.*\.)?)(?<name>[^.@]+)@\d*(-\d+)?.*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Closure();
}
