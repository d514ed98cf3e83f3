namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>A place in code that is asked about.</summary>
/// <param name="Code">The code without directives, on the same lines.</param>
/// <param name="Line">The place's line, from 1.</param>
/// <param name="Column">Its column, from 0.</param>
/// <param name="LineText">The line.</param>
/// <param name="Position">The place in the code as it was given, in UTF-16 units from 0.</param>
internal sealed record FSharpQuestion(string Code, int Line, int Column, string LineText, int Position)
{
    /// <summary>Finds the place.</summary>
    /// <param name="code">The source text.</param>
    /// <param name="position">The place in UTF-16 units from 0.</param>
    public static FSharpQuestion At(string code, int position)
    {
        position = Math.Clamp(position, 0, code.Length);
        string before = code[..position];
        int start = before.LastIndexOf('\n') + 1;
        int end = code.IndexOf('\n', position);
        int line = before.Count(static c => c == '\n') + 1;
        string text = code[start..(end < 0 ? code.Length : end)].TrimEnd('\r');
        return new FSharpQuestion(FSharpCell.Parse(code).Text, line, position - start, text, position);
    }
}
