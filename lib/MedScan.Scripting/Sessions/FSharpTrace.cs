using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace MedScan.Scripting.Sessions;

/// <summary>Stack traces as the person who wrote the code wants to read them.</summary>
internal static partial class FSharpTrace
{
    /// <summary>The frames of code that was written in submissions and loaded files.</summary>
    /// <param name="error">What was thrown.</param>
    /// <returns>Innermost first, for example <c>at area(Double r) in In[3]:line 2</c>.</returns>
    public static IReadOnlyList<string> Of(Exception error) =>
    [
        .. new StackTrace(error, fNeedFileInfo: true).GetFrames()
            .Where(static frame => frame.GetMethod()?.Module.Assembly is { } assembly && FSharpCompiler.IsCompiled(assembly))
            .Select(Write)
            .Distinct(),
    ];

    private static string Write(StackFrame frame)
    {
        string place = frame.GetFileName() is { } file
            ? $" in {(File.Exists(file) ? file : Path.GetFileName(file))}:line {frame.GetFileLineNumber()}"
            : "";
        return $"at {Name(frame.GetMethod()!)}{place}";
    }

    private static string Name(MethodBase method)
    {
        if (method.Name is "main@" or ".cctor" or "staticInitialization@")
            return "top level";
        string type = method.DeclaringType is { } declaring ? Submission().Replace(declaring.FullName!, "").Replace('+', '.') : "";
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
