namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>A line such as <c>#r "x.dll"</c>.</summary>
/// <param name="Name">The word after the hash: r, reference, i or load.</param>
/// <param name="Arguments">The texts between the quotes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column of its hash, from 1.</param>
/// <param name="EndColumn">The column after its end, from 1.</param>
internal sealed record FSharpDirective(string Name, IReadOnlyList<string> Arguments, int Line, int Column, int EndColumn)
{
    /// <summary>An error at this line.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="source">The submission's name or the file's path.</param>
    public CodeDiagnostic Error(string message, string source) =>
        new(DiagnosticLevel.Error, "FS0084", message, source, new CodePosition(Line, Column), new CodePosition(Line, EndColumn));
}
