using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace MedScan.Scripting.Execution;

/// <summary>The part of a stack that a person wrote.</summary>
internal static partial class UserTrace
{
    private const int MostFrames = 40;

    /// <summary>The frames of user code, innermost first.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="isUserCode">Whether an assembly comes from submissions.</param>
    /// <returns>Lines such as <c>at Mean(Double[] values) in In[8]:line 3</c>; of a long recursion the innermost ones.</returns>
    public static IReadOnlyList<string> Of(Exception error, Func<Assembly, bool> isUserCode)
    {
        IReadOnlyList<string> frames = Of(new StackTrace(error, fNeedFileInfo: true), isUserCode);
        // What tasks and reflection wrap was thrown in user code, the wrapper often was not.
        return frames.Count == 0 && error.InnerException is { } inner ? Of(inner, isUserCode) : frames;
    }

    /// <summary>The frames of user code, innermost first.</summary>
    /// <param name="stack">A stack with file names.</param>
    /// <param name="isUserCode">Whether an assembly comes from submissions.</param>
    /// <returns>As of an exception.</returns>
    public static IReadOnlyList<string> Of(StackTrace? stack, Func<Assembly, bool> isUserCode) => Of(stack, isUserCode, Name, static file => file ?? "");

    /// <summary>The frames of user code in the words of a language, innermost first.</summary>
    /// <param name="stack">A stack with file names.</param>
    /// <param name="isUserCode">Whether an assembly comes from submissions.</param>
    /// <param name="name">A method as its author wrote it; empty for the top level.</param>
    /// <param name="source">What the author calls a file.</param>
    /// <returns>As of an exception.</returns>
    public static IReadOnlyList<string> Of(StackTrace? stack, Func<Assembly, bool> isUserCode, Func<MethodBase, string> name, Func<string?, string> source)
    {
        List<string> lines = [];
        int more = 0;
        foreach (StackFrame frame in stack?.GetFrames() ?? [])
        {
            // Code of the compiler's own has no line.
            if (frame.GetMethod() is not { } method || frame.GetFileLineNumber() == 0 || !isUserCode(method.Module.Assembly))
                continue;
            string line = string.Create(CultureInfo.InvariantCulture,
                $"at {(name(method) is { Length: > 0 } known ? known + " in " : "")}{source(frame.GetFileName())}:line {frame.GetFileLineNumber()}");
            // A lambda can stand in several frames of the same line.
            if (lines.Count < MostFrames && (lines.Count == 0 || lines[^1] != line || !line.Contains("(lambda)", StringComparison.Ordinal)))
                lines.Add(line);
            else if (lines.Count == MostFrames)
                more++;
        }
        if (more > 0)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"... and {more} more frames"));
        return lines;
    }

    /// <summary>A method as its author wrote it; empty for a submission's top level.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Its name with its parameters, or without them where the compiler has moved them elsewhere.</returns>
    internal static string Name(MethodBase method)
    {
        Type? type = method.DeclaringType;
        string name = method.Name;
        bool moved = true;
        if (name == "MoveNext" && type is not null && Mangled().Match(type.Name) is { Success: true } machine)
        {
            name = machine.Groups[1].Value; // the state machine of an async method or an iterator
            type = type.DeclaringType;
        }
        else
        {
            moved = false;
        }

        if (LocalFunction().Match(name) is { Success: true } local)
            (name, moved) = (local.Groups[1].Value, true);
        else if (Mangled().Match(name) is { Success: true } lambda)
            (name, moved) = (lambda.Groups[1].Value + (name.Contains(">b__", StringComparison.Ordinal) ? " (lambda)" : ""), true);
        name = name.TrimStart('<').Replace('>', ' ').Trim();
        if (name.StartsWith("Initialize", StringComparison.Ordinal) || name == "Factory")
            return name.EndsWith("(lambda)", StringComparison.Ordinal) ? "a lambda" : "";

        while (type is not null && type.Name.StartsWith('<'))
            type = type.DeclaringType;
        string owner = type is null || type.Name.StartsWith("Submission#", StringComparison.Ordinal) ? "" : type.Name + ".";
        string parameters = string.Join(", ", method.GetParameters().Select(static p => $"{p.ParameterType.Name} {p.Name}"));
        return moved ? owner + name : $"{owner}{name}({parameters})";
    }

    [GeneratedRegex(@"^<(.*)>[a-z]__")]
    private static partial Regex Mangled();

    [GeneratedRegex(@"^<.*>g__([^|]+)\|")]
    private static partial Regex LocalFunction();
}
