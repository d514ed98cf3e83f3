using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>What to do about errors that come from code being a submission rather than a file of a project.</summary>
internal static partial class CSharpHints
{
    /// <summary>The advice on an error.</summary>
    /// <param name="diagnostic">The error.</param>
    /// <returns>A sentence with a space before it; empty where the error says enough.</returns>
    public static string For(Diagnostic diagnostic) => diagnostic.Id switch
    {
        "CS7021" => " Leave the namespace line and its braces out: types of a submission need none.",
        "CS1109" => " Declare the method at the top level instead, without a class around it: public static int Twice(this int x) => 2 * x;",
        "CS9283" => " Write extension methods with 'this' at the top level instead: public static int Twice(this int x) => 2 * x;",
        "CS8345" => " A variable at the top level is kept for later submissions, which this type cannot be. Use it in a function, or between braces: { ... }",
        "CS0825" or "CS1519" when IsUsingDeclaration(diagnostic) =>
            " A using declaration needs a scope: write using (var x = ...) { ... }, or put it into a function or between braces.",
        "CS9054" => " Leave 'file' out: a type of a submission is seen by the later ones.",
        "CS0501" or "CS1003" when IsRefLocal(diagnostic) => " A ref variable needs a scope: use it in a function, or between braces: { ... }",
        "CS7020" => " Put it into a function: IEnumerable<int> Numbers() { yield return 1; }",
        "CS7026" => " Only a project can have these; leave it out.",
        _ => "",
    };

    private static bool IsUsingDeclaration(Diagnostic diagnostic) =>
        LineOf(diagnostic).TrimStart() is var line && (line.StartsWith("using ", StringComparison.Ordinal) || line.StartsWith("await using ", StringComparison.Ordinal));

    private static bool IsRefLocal(Diagnostic diagnostic) => RefLocal().IsMatch(LineOf(diagnostic));

    private static string LineOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree
        ? tree.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString()
        : "";

    [GeneratedRegex(@"\bref\b.*=\s*ref\b")]
    private static partial Regex RefLocal();
}
