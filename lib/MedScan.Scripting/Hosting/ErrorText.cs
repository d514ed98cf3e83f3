using System.Globalization;
using System.Text.RegularExpressions;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting;

/// <summary>Writes errors for people: the reason, then each place in the cells with its source line.</summary>
/// <param name="sources">Where the source lines are.</param>
internal sealed partial class ErrorText(SourceLines sources)
{
    private const int MostInnerErrors = 5;

    /// <summary>Describes how a submission failed.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The error; null where the result is none.</returns>
    public CellError? Describe(SubmissionResult result) => result switch
    {
        SubmissionResult.Rejected rejected => Describe(rejected.Diagnostics),
        SubmissionResult.Failed failed => Describe(failed.Error, failed.Trace),
        SubmissionResult.Interrupted interrupted => Interrupted(interrupted.Trace),
        _ => null,
    };

    /// <summary>The error of a cell that the person interrupted.</summary>
    /// <param name="trace">Where it was.</param>
    /// <returns>The error.</returns>
    public CellError Interrupted(IReadOnlyList<string> trace) =>
        new("Interrupted", "The cell was interrupted.", [Red("Interrupted: the cell was interrupted; variables are kept."), .. Places(trace)]);

    /// <summary>The error of a magic.</summary>
    /// <param name="message">What is wrong.</param>
    /// <returns>The error.</returns>
    public static CellError Magic(string message) => new("MagicError", message, [Red(message)]);

    private CellError Describe(IReadOnlyList<CodeDiagnostic> diagnostics)
    {
        CodeDiagnostic[] errors = [.. diagnostics.Where(static d => d.Severity == DiagnosticLevel.Error)];
        List<string> lines = [];
        foreach (CodeDiagnostic error in errors)
        {
            lines.Add(Red(error.ToString()));
            if (sources.Find(error.Source, error.Start.Line) is not { } line)
                continue;
            lines.Add($"    {line.Replace('\t', ' ')}");
            int width = error.End.Line == error.Start.Line ? error.End.Column - error.Start.Column : line.Length - error.Start.Column + 1;
            int column = Math.Clamp(error.Start.Column, 1, line.Length + 1);
            lines.Add($"    {new string(' ', column - 1)}{new string('^', Math.Clamp(width, 1, Math.Max(1, line.Length - column + 1)))}");
        }

        return new CellError("CompilationError", errors.Length > 0 ? errors[0].ToString() : "The cell does not compile.", lines);
    }

    private CellError Describe(Exception error, IReadOnlyList<string> trace)
    {
        List<string> lines = [Red($"{error.GetType().FullName}: {error.Message}")];
        Exception? inner = error.InnerException;
        for (int i = 0; inner is not null && i < MostInnerErrors; i++, inner = inner.InnerException)
            lines.Add($"  ---> {inner.GetType().FullName}: {inner.Message}");
        lines.AddRange(Places(trace));
        return new CellError(error.GetType().FullName!, error.Message, lines);
    }

    private IEnumerable<string> Places(IReadOnlyList<string> trace)
    {
        foreach (string frame in trace)
        {
            Match place = Place().Match(frame);
            if (!place.Success)
            {
                yield return $"  {frame}";
                continue;
            }

            string source = place.Groups["source"].Value;
            int number = int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture);
            yield return $"  {frame[..place.Index]}{source}, line {number}";
            if (sources.Find(source, number) is { } line && !string.IsNullOrWhiteSpace(line))
                yield return $"    {number,4} | {line.Trim()}";
        }
    }

    // Every client shows these colours; exports to text strip them.
    private static string Red(string text) => $"\u001b[31m{text}\u001b[0m";

    [GeneratedRegex(@"(?<source>In\[\d+\]|(?<=\bin )\S.*):line (?<line>\d+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
